import { normal, uniform } from '../../testing/random';
import { sharedGround } from './shared-ground';

const FRAMES = 300;
/** Of the light of a lamp in white and in red. */
const LEVELS = { white: 4, red: 1.2 };

/** Lights of which more and more are white, on ground that adds `ground`, under a gain of all from 0.1 to 1. */
function lightsOn(ground: number, { flicker = true, bend = 1 } = {}) {
  const noise = normal(uniform(3));
  const frames = Array.from({ length: FRAMES }, (_, i) => i);
  const gain = (i: number) => (flicker ? 0.55 + 0.45 * Math.cos(i / 7) : 1);
  return [0, 1, 2, 3].map((unit) => {
    const isWhite = (i: number) => i > 50 * (unit + 1);
    return {
      frames,
      group: frames.map((i) => (isWhite(i) ? 1 : 0)),
      flux: frames.map(
        (i) =>
          gain(i) ** (isWhite(i) ? 1 : bend) * LEVELS[isWhite(i) ? 'white' : 'red'] * (1 + 0.02 * noise()) +
          ground,
      ),
      ground: 2,
    };
  });
}

test('a red light beside a white one tells what stands beside both of them', () => {
  expect(2 * sharedGround(lightsOn(0.6))).toBeCloseTo(0.6, 1);
  expect(2 * sharedGround(lightsOn(1.5))).toBeCloseTo(1.5, 1);
  expect(sharedGround(lightsOn(0))).toBeCloseTo(0, 2);
});

test('what a camera makes of red light that dims is not taken for ground', () => {
  expect(2 * sharedGround(lightsOn(0, { bend: 0.9 }))).toBeLessThan(0.02);
});

test('steady lamps do not tell it, nor does black ground', () => {
  expect(sharedGround(lightsOn(0.6, { flicker: false }))).toBe(0);
  expect(sharedGround(lightsOn(0.6).map((light) => ({ ...light, ground: 0 })))).toBe(0);
});
