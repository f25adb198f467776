import { colourSample } from '../../testing/colour-sample';
import type { ColourSample } from '../../types';
import { coarseUnit } from './coarse';

const table = { start: 0, step: 1, values: Float64Array.from({ length: 101 }, (_, i) => 100 + i) };

function seen(colour: (angle: number) => number, sigma = 0.01): ColourSample[] {
  return Array.from({ length: 900 }, (_, frame) =>
    colourSample({
      frame,
      time: frame / 9,
      green_red: colour(100 + frame / 9) + 0.01 * Math.sin(frame * 1.7),
      sigma,
    }),
  );
}

test('finds both levels and the angle between them', () => {
  const unit = coarseUnit(
    seen((a) => (a < 147 ? 0.08 : 0.8)),
    table,
    900,
    0,
  );
  expect(unit.colour).toBe('transition');
  expect(unit.red).toBeCloseTo(0.08, 1);
  expect(unit.white).toBeCloseTo(0.8, 1);
  expect(Math.abs(unit.angle - 147)).toBeLessThan(2);
});

test('finds them where frames are few: one in three arc minutes, as at five a second', () => {
  const few = seen((a) => (a < 147 ? 0.08 : 0.8)).filter(({ frame }) => frame % 27 === 0);
  const unit = coarseUnit(few, table, few.length, 0);
  expect(unit.colour).toBe('transition');
  expect(Math.abs(unit.angle - 147)).toBeLessThan(8);
});

test('finds them where bright ground is in both', () => {
  const unit = coarseUnit(
    seen((a) => 0.48 + 0.42 / (1 + Math.exp((147 - a) / 2))),
    table,
    900,
    0,
  );
  expect(unit.colour).toBe('transition');
  expect(unit.red).toBeCloseTo(0.48, 1);
  expect(unit.white).toBeCloseTo(0.9, 1);
  expect(Math.abs(unit.angle - 147)).toBeLessThan(2);
});

test('names what was never seen', () => {
  expect(
    coarseUnit(
      seen(() => 0.09),
      table,
      900,
      0,
    ).colour,
  ).toBe('red_only');
  expect(
    coarseUnit(
      seen(() => 0.75),
      table,
      900,
      0,
    ).colour,
  ).toBe('white_only');
  for (const drift of [0.1, 0.3, 0.5]) {
    const drifting = seen((a) => 0.7 + (drift * (a - 100)) / 100);
    expect(coarseUnit(drifting, table, 900, 0).colour).toBe('white_only');
  }
});

test('noise where no light is does not make a light', () => {
  expect(
    coarseUnit(
      seen(() => 0.5, 2),
      table,
      900,
      0,
    ).colour,
  ).toBe('dark');
  expect(coarseUnit([], table, 900, 0).colour).toBe('dark');
});
