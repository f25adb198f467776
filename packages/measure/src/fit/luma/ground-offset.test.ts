import { normal, uniform } from '../../testing/random';
import { commonGain } from '../gain/common-gain';
import { groundOffset } from './ground-offset';

const FRAMES = 300;

/** A light of 4 units of flux on ground that adds `ground`, seen under a gain that goes from 0.1 to 1. */
function lightOn(ground: number, flicker: boolean, seed: number) {
  const noise = normal(uniform(seed));
  const frames = Array.from({ length: FRAMES }, (_, i) => i);
  const gain = (i: number) => (flicker ? 0.55 + 0.45 * Math.cos(i / 7) : 1);
  return {
    frames,
    group: frames.map((i) => (i < FRAMES / 2 ? 0 : 1)),
    flux: frames.map((i) => gain(i) * (i < FRAMES / 2 ? 1 : 4) * (1 + 0.02 * noise()) + ground),
    ground: 2,
  };
}

test('flicker tells the ground within the rings from the light on it', () => {
  const gain = commonGain([lightOn(0, true, 1), lightOn(0, true, 2)], true);
  expect(groundOffset(lightOn(0.5, true, 3), gain)).toBeCloseTo(0.5, 1);
  expect(groundOffset(lightOn(-0.3, true, 4), gain)).toBeCloseTo(-0.3, 1);
  expect(groundOffset(lightOn(0, true, 5), gain)).toBeCloseTo(0, 1);
});

test('on black there is no ground, whatever dim frames seem to show', () => {
  const gain = commonGain([lightOn(0, true, 1), lightOn(0, true, 2)], true);
  expect(groundOffset({ ...lightOn(-0.3, true, 4), ground: 0 }, gain)).toBeCloseTo(0, 12);
});

test('a steady lamp tells nothing of it, so none is assumed', () => {
  const gain = commonGain([lightOn(0, false, 1), lightOn(0, false, 2)], true);
  expect(groundOffset(lightOn(0.5, false, 3), gain)).toBe(0);
});
