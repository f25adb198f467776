import { cholesky, choleskyInverse, choleskySolve } from './cholesky';

/** A = L·Lᵀ with L = [[2,0,0],[6,1,0],[-8,5,3]]. */
const A = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98);

test('finds the factor of a published example', () => {
  expect([...cholesky(A, 3)!]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
});

test('solves and inverts', () => {
  const factor = cholesky(A, 3)!;
  const x = choleskySolve(factor, 3, Float64Array.of(-20, -43, 192));
  [1, 2, 3].forEach((value, i) => expect(x[i]).toBeCloseTo(value, 10));
  const inverse = choleskyInverse(factor, 3);
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const cell = [0, 1, 2].reduce((sum, k) => sum + A[i * 3 + k]! * inverse[k * 3 + j]!, 0);
      expect(cell).toBeCloseTo(i === j ? 1 : 0, 9);
    }
  }
});

test('refuses a matrix that is not positive definite', () => {
  expect(cholesky(Float64Array.of(1, 2, 2, 1), 2)).toBeNull();
});
