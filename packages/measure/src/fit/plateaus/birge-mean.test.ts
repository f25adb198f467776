import { birgeMean } from './birge-mean';

test('values that agree have the weighted mean', () => {
  expect(birgeMean([{ value: 0.25, u: 0.5 }])).toEqual({ value: 0.25, u: 0.5 });
  const { value, u } = birgeMean([
    { value: 0.2, u: 0.03 },
    { value: 0.18, u: 0.06 },
  ]);
  expect(value).toBeCloseTo((0.2 / 9 + 0.18 / 36) / (1 / 9 + 1 / 36), 12);
  expect(u).toBeCloseTo(1 / Math.sqrt(1 / 0.03 ** 2 + 1 / 0.06 ** 2), 12);
});

test('values that contradict each other tell less: χ² of 18 between two makes the uncertainty √18 times as large', () => {
  const { value, u } = birgeMean([
    { value: 0.3, u: 0.05 },
    { value: 0, u: 0.05 },
  ]);
  expect(value).toBeCloseTo(0.15, 12);
  expect(u).toBeCloseTo((Math.sqrt(18) * 0.05) / Math.SQRT2, 12);
});

test('of none there is none', () => {
  expect(birgeMean([]).value).toBeNaN();
});
