/** Residual of the right side's length at which the solution rests. */
const ENOUGH = 1e-8;

/**
 * Solves A·x = b for a symmetric positive definite A, row-major n×n (Hestenes and Stiefel 1952, "Methods of conjugate gradients for solving
 * linear systems", section 3).
 */
export function conjugateGradients(a: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const x = new Float64Array(n);
  const rest = Float64Array.from(b);
  const way = Float64Array.from(b);
  const turned = new Float64Array(n);
  let square = dot(rest, rest);
  const least = ENOUGH ** 2 * square;
  for (let step = 0; step < 2 * n && square > least; step++) {
    times(a, way, turned);
    const length = square / dot(way, turned);
    for (let i = 0; i < n; i++) {
      x[i] = at(x, i) + length * at(way, i);
      rest[i] = at(rest, i) - length * at(turned, i);
    }
    const before = square;
    square = dot(rest, rest);
    for (let i = 0; i < n; i++) way[i] = at(rest, i) + (square / before) * at(way, i);
  }
  return x;
}

/** A·x into `product`. */
function times(a: Float64Array, x: Float64Array, product: Float64Array): void {
  const n = x.length;
  for (let row = 0; row < n; row++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += at(a, row * n + i) * at(x, i);
    product[row] = sum;
  }
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += at(a, i) * at(b, i);
  return sum;
}

function at(array: Float64Array, index: number): number {
  return array[index] ?? Number.NaN;
}
