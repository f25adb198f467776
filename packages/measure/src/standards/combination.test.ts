import type { UncertaintyTerm } from '../fit';
import { combinedUncertainty } from './combination';

const term = (source: string, u_arcmin: number, correlation: number): UncertaintyTerm => ({
  source,
  u_arcmin,
  basis: '',
  correlation,
});

describe('uncertainty of a sum of angles', () => {
  test('one angle: the root of the sum of squares', () => {
    expect(combinedUncertainty([{ factor: 1, terms: [term('a', 3, 0), term('b', 4, 1)] }])).toBeCloseTo(
      5,
      12,
    );
  });

  test('a difference: what is common cancels, what is independent adds', () => {
    const terms = [term('own', 0.3, 0), term('common', 40, 1)];
    const parts = [
      { factor: 1, terms },
      { factor: -1, terms },
    ];
    expect(combinedUncertainty(parts)).toBeCloseTo(0.3 * Math.SQRT2, 9);
  });

  test('half correlated: u1² + u2² − 2·0.5·u1·u2 for a difference, + for a sum', () => {
    const a = { factor: 1, terms: [term('x', 2, 0.5)] };
    const b = [term('x', 3, 0.5)];
    expect(combinedUncertainty([a, { factor: -1, terms: b }])).toBeCloseTo(Math.sqrt(4 + 9 - 6), 12);
    expect(combinedUncertainty([a, { factor: 1, terms: b }])).toBeCloseTo(Math.sqrt(4 + 9 + 6), 12);
  });

  test('a mean of two: independent parts shrink, common ones do not', () => {
    const terms = [term('own', 0.3, 0), term('common', 0.4, 1)];
    const parts = [
      { factor: 0.5, terms },
      { factor: 0.5, terms },
    ];
    expect(combinedUncertainty(parts)).toBeCloseTo(Math.sqrt(0.045 + 0.16), 12);
  });

  test('units that disagree on their correlation: the larger uncertainty counts', () => {
    const a = { factor: 1, terms: [term('x', 1, 1)] };
    const b = [term('x', 1, 0)];
    expect(combinedUncertainty([a, { factor: -1, terms: b }])).toBeCloseTo(Math.SQRT2, 12);
    expect(combinedUncertainty([a, { factor: 1, terms: b }])).toBeCloseTo(2, 12);
  });

  test('different sources are independent', () => {
    const parts = [
      { factor: 1, terms: [term('x', 1, 1)] },
      { factor: -1, terms: [term('y', 1, 1)] },
    ];
    expect(combinedUncertainty(parts)).toBeCloseTo(Math.SQRT2, 12);
  });
});
