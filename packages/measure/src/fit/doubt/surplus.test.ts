import { probabilityOf } from './surplus';

test.each([
  // odds = 1/19 · N(value; √(0.15² + u²)) / (19/20 · N(value; u) + 1/20 · N(value; √(0.3² + u²))), by hand
  { value: 0, u: 0.05, odds: 0.01736 },
  { value: 0.1, u: 0.05, odds: 0.0999 },
  { value: -0.2, u: 0.05, odds: 1.0775 },
  { value: 0.4, u: 0.05, odds: 0.196 },
  { value: 0.2, u: 1, odds: 0.05218 },
])('$value ± $u is a surplus with odds of $odds', ({ value, u, odds }) => {
  const probability = probabilityOf({ value, u });
  expect(probability / (1 - probability)).toBeCloseTo(odds, 3);
});
