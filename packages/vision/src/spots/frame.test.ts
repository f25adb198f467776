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

/** Fainter white ones below trees, between which the sky is seen at more places than spots are kept of a frame. */
function belowTrees() {
  const faint = LIGHTS.map((light): TestLight => ({ ...light, peak: [0.15, 0.15, 0.14] }));
  const [width, gap] = [2 * WIDTH, 16];
  const image = renderLights(faint, { width, height: HEIGHT, background: [0.05, 0.08, 0.03] });
  const luma = image.y as Uint8Array;
  for (let y = 0; y < 130; y++) {
    for (let x = 0; x < width; x++) {
      const depth = 100 + 30 * Math.abs(Math.sin(Math.floor(x / gap)));
      const isSky = y < 30 || Math.abs((x % gap) - gap / 2 + 0.5) < (depth - y) / 2.5;
      if (isSky) luma[y * width + x] = 225;
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

  it('are the lights, however often brighter sky is seen between trees', () => {
    const { spots } = spotsOf(belowTrees());
    for (const light of LIGHTS) {
      const near = spots.filter((spot) => Math.hypot(spot.x - light.x, spot.y - light.y) < 1.5);
      expect(near).toHaveLength(1);
    }
  });

  it('are red lamps too that stand out of bright grass by their colour alone', () => {
    const red = LIGHTS.map((light): TestLight => ({ ...light, sigma: 1, peak: [0.27, 0.02, 0.01] }));
    const image = renderLights(red, { width: WIDTH, height: HEIGHT, background: [0.09, 0.2, 0.05] });
    const { spots } = spotsOf(image);
    expect(spots).toHaveLength(LIGHTS.length);
    for (const [i, spot] of spots.toSorted((a, b) => a.x - b.x).entries()) {
      expect(Math.hypot(spot.x - (LIGHTS[i]?.x ?? NaN), spot.y - 200)).toBeLessThan(1.5);
      expect(spot.greenRed).toBeLessThan(0.3);
    }
  });

  it('are one for each light, also where its red rim stands apart from its clipped core', () => {
    const bright = LIGHTS.map((light): TestLight => ({ ...light, sigma: 2, peak: [12, 1.5, 0.3] }));
    const { spots } = spotsOf(renderLights(bright, { width: WIDTH, height: HEIGHT }));
    expect(spots).toHaveLength(LIGHTS.length);
  });
});
