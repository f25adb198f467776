import { conjugateGradients, dot } from './conjugate-gradients';

const close = (a: Float64Array, b: readonly number[]) =>
  b.forEach((value, i) => expect(a[i]).toBeCloseTo(value, 9));

it('solves what can be solved by hand', () => {
  close(conjugateGradients(Float64Array.of(4, 1, 1, 3), Float64Array.of(1, 2)), [1 / 11, 7 / 11]);
});

it('solves a matrix of inverse distances', () => {
  const n = 12;
  const a = Float64Array.from({ length: n * n }, (_, i) => 1 / (1 + Math.abs(Math.floor(i / n) - (i % n))));
  const x = Float64Array.from({ length: n }, (_, i) => Math.cos(3 * i));
  const b = x.map((_, row) => dot(a.subarray(row * n, (row + 1) * n), x));
  close(conjugateGradients(a, b), [...x]);
});

it('is 0 where nothing is asked for', () => {
  close(conjugateGradients(Float64Array.of(2, 0, 0, 2), Float64Array.of(0, 0)), [0, 0]);
});
