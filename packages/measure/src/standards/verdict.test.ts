import { deviationVerdict, upperLimitVerdict } from './verdict';

describe('guard bands', () => {
  test.each([
    [0, 1, 6, 'pass'],
    [5, 1, 6, 'pass'],
    [-5, 1, 6, 'pass'],
    [5.01, 1, 6, 'inconclusive'],
    [6, 1, 6, 'inconclusive'],
    [7, 1, 6, 'inconclusive'],
    [-7, 1, 6, 'inconclusive'],
    [7.01, 1, 6, 'fail'],
    [-7.01, 1, 6, 'fail'],
    [0, 7, 6, 'inconclusive'],
  ] as const)('a deviation of %p with U %p against %p: %s', (deviation, u, tolerance, verdict) => {
    expect(deviationVerdict(deviation, u, tolerance)).toBe(verdict);
  });

  test('an upper limit is not crossed from below', () => {
    expect(upperLimitVerdict(2.5, 0.5, 3)).toBe('pass');
    expect(upperLimitVerdict(2.6, 0.5, 3)).toBe('inconclusive');
    expect(upperLimitVerdict(3.6, 0.5, 3)).toBe('fail');
    expect(upperLimitVerdict(-5, 0.5, 3)).toBe('pass');
  });

  test('what is not a number is not judged', () => {
    expect(deviationVerdict(Number.NaN, 1, 6)).toBe('inconclusive');
    expect(deviationVerdict(1, Number.NaN, 6)).toBe('inconclusive');
  });
});
