const { sqrt } = Math;

/**
 * Cholesky factor of a symmetric positive definite matrix (row-major n×n, lower triangle read): A = L·Lᵀ.
 * Null when the matrix is not positive definite.
 */
export function cholesky(a: Float64Array, n: number): Float64Array | null {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j] as number;
      for (let k = 0; k < j; k++) sum -= (l[i * n + k] as number) * (l[j * n + k] as number);
      if (i !== j) l[i * n + j] = sum / (l[j * n + j] as number);
      else if (sum > 0) l[i * n + i] = sqrt(sum);
      else return null;
    }
  }
  return l;
}

/** Solves L·Lᵀ·x = b. */
export function choleskySolve(l: Float64Array, n: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < n; i++) {
    let sum = at(x, i);
    for (let k = 0; k < i; k++) sum -= at(l, i * n + k) * at(x, k);
    x[i] = sum / at(l, i * n + i);
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = at(x, i);
    for (let k = i + 1; k < n; k++) sum -= at(l, k * n + i) * at(x, k);
    x[i] = sum / at(l, i * n + i);
  }
  return x;
}

/** The inverse of L·Lᵀ, row-major. */
export function choleskyInverse(l: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  const unit = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    unit.fill(0);
    unit[j] = 1;
    inverse.set(choleskySolve(l, n, unit), j * n);
  }
  return inverse;
}

/** Element of an array whose bounds the caller guarantees. One array type only: a call site that sees several is many times slower. */
export function at(array: Float64Array, index: number): number {
  return array[index] ?? Number.NaN;
}
