import { probabilityOf } from './surplus';

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
