import { colourSample } from '../testing/colour-sample';
import { flySynthetic } from '../testing/synthetic-flight';
import { GOOD_FLIGHT } from '../testing/synthetic-options';
import { measureTransitions } from './measure-transitions';
import { statusOf, whiteFraction } from './status';
import type { UnitFit } from './types';

const PLATEAUS = { red: 0.07, white: 0.82, rho: 1.39 };
const FIT: UnitFit = {
  unit: 'PAPI_A',
  colour: 'transition',
  plateaus: PLATEAUS,
  changes: [{ from: -1, to: 1 }],
  transition: null,
  reason: null,
};

const seen = (green_red: number) => colourSample({ frame: 0, time: 0, green_red });

test.each([0, 0.1, 0.25, 0.5, 0.75, 1])('the mixture is solved for a white part of %p', (u) => {
  const q = ((1 - u) * 0.07 + u * 1.39 * 0.82) / (1 - u + u * 1.39);
  expect(whiteFraction(q, PLATEAUS)).toBeCloseTo(u, 12);
});

test('beyond the plateaus nothing but red and white', () => {
  expect(whiteFraction(-0.1, PLATEAUS)).toBe(0);
  expect(whiteFraction(1.4, PLATEAUS)).toBe(1);
});

test.each([
  [0.07, 'RED'],
  [0.15, 'RED'],
  [0.2, 'TRANSITION'],
  [0.5, 'TRANSITION'],
  [0.74, 'TRANSITION'],
  [0.79, 'WHITE'],
  [0.9, 'WHITE'],
  [Number.NaN, 'NOT_VISIBLE'],
])('G/R of %p is %s', (q, status) => {
  expect(statusOf(seen(q), FIT)).toBe(status);
});

test('away from the transition noise does not make a light change', () => {
  const fit = measureTransitions(flySynthetic({ ...GOOD_FLIGHT, colourNoise: 0.05, outliers: 0 }));
  const [unit] = fit.units;
  expect(unit!.changes).toHaveLength(2);
  const away = { ...seen(0.72), time: unit!.changes[0]!.to + 2 };
  expect(statusOf(away, unit!)).toBe('WHITE');
  expect(statusOf({ ...away, time: (unit!.changes[0]!.from + unit!.changes[0]!.to) / 2 }, unit!)).toBe(
    'TRANSITION',
  );
});

test('units that never changed', () => {
  const still = (colour: UnitFit['colour']): UnitFit => ({ ...FIT, colour, plateaus: null });
  expect(statusOf(seen(0.5), still('red_only'))).toBe('RED');
  expect(statusOf(seen(0.5), still('white_only'))).toBe('WHITE');
  expect(statusOf(seen(0.5), still('dark'))).toBe('NOT_VISIBLE');
});
