import { renderLights, type TestLight } from '../testing/render';
import { spotsOf } from './frame';

const [WIDTH, HEIGHT] = [960, 540];
const LIGHTS = [200, 260, 320, 380].map((x): TestLight => ({
  x,
  y: 200,
  sigma: 1.5,
  peak: [0.3, 0.22, 0.1],
}));

/** Lights on grass by day, beside a runway with white stripes that lead away in all directions and are brighter than the lights. */
function approach() {
  const image = renderLights(LIGHTS, { width: WIDTH, height: HEIGHT, background: [0.05, 0.08, 0.03] });
  const luma = image.y as Uint8Array;
  for (let stripe = 0; stripe < 16; stripe++) {
    for (let y = 290; y < HEIGHT; y++) {
      const x = Math.round(480 + (stripe - 8) * 0.25 * (y - 200));
      for (let i = 0; i < 5; i++) if (x + i >= 0 && x + i < WIDTH) luma[y * WIDTH + x + i] = 225;
    }
  }
  return image;
}

describe('the spots of a whole frame', () => {
  it('are the lights, however many brighter markings there are', () => {
    const { spots } = spotsOf(approach());
    for (const light of LIGHTS) {
      const near = spots.filter((spot) => Math.hypot(spot.x - light.x, spot.y - light.y) < 1.5);
      expect(near).toHaveLength(1);
    }
  });
});
