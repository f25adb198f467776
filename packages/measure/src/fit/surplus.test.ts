import { probabilityOf, together } from './surplus';

/** What the form of the edge leaves open. */
const FORM = 0.025;

test('units that agree are told by their weighted mean', () => {
  expect(together([])).toBeNull();
  expect(together([{ value: 0.25, u: 0.5 }])).toEqual({ value: 0.25, u: Math.hypot(0.5, FORM) });
  const { value, u } = together([
    { value: 0.2, u: 0.03 },
    { value: 0.18, u: 0.06 },
  ])!;
  expect(value).toBeCloseTo((0.2 / 9 + 0.18 / 36) / (1 / 9 + 1 / 36), 12);
  expect(u).toBeCloseTo(Math.hypot(1 / Math.sqrt(1 / 0.03 ** 2 + 1 / 0.06 ** 2), FORM), 12);
});

test('units that contradict each other tell less: χ² of 18 between two makes the uncertainty √18 times as large', () => {
  const { value, u } = together([
    { value: 0.3, u: 0.05 },
    { value: 0, u: 0.05 },
  ])!;
  expect(value).toBeCloseTo(0.15, 12);
  expect(u).toBeCloseTo(Math.hypot((Math.sqrt(18) * 0.05) / Math.SQRT2, FORM), 12);
});

test.each([
  // ln odds = −ln 19 − ½ ln(1 + (0.15/u)²) + ½ (value/u)² / (1 + (u/0.15)²), by hand
  { value: 0, u: 0.05, lnOdds: -2.9444 - 1.1513 },
  { value: 0.1, u: 0.05, lnOdds: -2.9444 - 1.1513 + 1.8 },
  { value: -0.2, u: 0.05, lnOdds: -2.9444 - 1.1513 + 7.2 },
  { value: 0.2, u: 1, lnOdds: -2.9444 - 0.0111 + 0.00044 },
])('$value ± $u is a surplus with odds of e^$lnOdds', ({ value, u, lnOdds }) => {
  const probability = probabilityOf({ value, u });
  expect(Math.log(probability / (1 - probability))).toBeCloseTo(lnOdds, 3);
});
