import { colourSample } from '../../testing/colour-sample';
import type { ColourSample } from '../../types';
import { innerShares } from './ring-shape';
import { plainSum, sumOf } from './luma-frames';

const SHAPE = [4, 3, 2, 1, 0.5];

/** A light whose rings clip above 1.5, the inner ones sooner. */
function sample(frame: number, light: number): ColourSample {
  const luma_rings = SHAPE.map((part) => (part * light > 1.5 ? Number.NaN : part * light));
  return colourSample({ frame, time: frame / 30, luma_rings });
}

const beating = Array.from({ length: 200 }, (_, i) => sample(i, 0.8 + 0.7 * Math.cos(i / 6)));

test('rings that unclip in dim frames have their share of the outer ones', () => {
  const shares = innerShares(beating, 3, 5);
  expect(shares).toHaveLength(3);
  [4, 3, 2].forEach((part, i) => expect(shares[i]).toBeCloseTo(part / 1.5, 6));
});

test('a dim light is as bright with its inner rings as without', () => {
  const inner = innerShares(beating, 3, 5);
  for (const light of [0.1, 0.3, 0.6, 1.2]) {
    expect(sumOf({ ...plainSum(3, 5), inner }, sample(0, light))).toBeCloseTo(1.5 * light, 6);
  }
});

test('a ring that is hardly ever unclipped ends the shares', () => {
  expect(innerShares([sample(0, 1.2), sample(1, 0.1)], 3, 5)).toEqual([]);
  expect(
    innerShares(
      Array.from({ length: 100 }, (_, i) => sample(i, 0.7)),
      3,
      5,
    ),
  ).toEqual([expect.closeTo(2 / 1.5, 9)]);
});
