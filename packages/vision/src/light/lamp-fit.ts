import { cholesky, choleskySolve } from '@papiscope/shared/linear-algebra';
import type { LampRow } from './lamps';

const { abs, ceil, floor, max, min, sqrt } = Math;

/** Added to the squares of each value of the fall-off, so that those that no pixel tells of stay near 0: full scale 1. */
const RIDGE = 1e-3;

/** Pixels of a unit's light that are not clipped: where they are along and across the bar from its centre, luma pixels, and their linear red above the ground. */
export interface LightPixels {
  readonly along: Float64Array;
  readonly across: Float64Array;
  readonly red: Float64Array;
}

/**
 * Sum of the squares of a light's red that a row of equal, round lamps around its centre does not explain. How the light of one lamp falls off with
 * the distance from it is not assumed but fitted: its values at whole distances, linear between, by least squares over all pixels, each of which
 * has light of every lamp. NaN where these tell nothing.
 */
export function unexplained({ along, across, red }: LightPixels, { count, gap }: LampRow): number {
  const ends = ((count - 1) / 2) * gap;
  const pixels = red.length;
  let reach = 0;
  for (let i = 0; i < pixels; i++)
    reach = max(reach, distanceOf(abs(along[i] ?? NaN) + ends, across[i] ?? NaN));
  const knots = ceil(reach) + 2;
  const squares = new Float64Array(knots * knots);
  const products = new Float64Array(knots);
  const at = new Int32Array(2 * count);
  const weights = new Float64Array(2 * count);
  for (let i = 0; i < pixels; i++) {
    const [x, y, value] = [along[i] ?? NaN, across[i] ?? NaN, red[i] ?? NaN];
    for (let lamp = 0; lamp < count; lamp++) {
      const distance = distanceOf(x - (lamp * gap - ends), y);
      const before = floor(distance);
      at[2 * lamp] = before;
      at[2 * lamp + 1] = before + 1;
      weights[2 * lamp] = 1 - (distance - before);
      weights[2 * lamp + 1] = distance - before;
    }
    for (let j = 0; j < 2 * count; j++) {
      const [knot, weight] = [at[j] ?? NaN, weights[j] ?? NaN];
      products[knot] = (products[knot] ?? NaN) + weight * value;
      for (let k = 0; k <= j; k++) {
        const other = at[k] ?? NaN;
        // the lower triangle; two lamps that share a knot stand in its square twice
        const cell = max(knot, other) * knots + min(knot, other);
        const times = knot === other && k !== j ? 2 : 1;
        squares[cell] = (squares[cell] ?? NaN) + times * weight * (weights[k] ?? NaN);
      }
    }
  }
  for (let knot = 0; knot < knots; knot++) {
    squares[knot * knots + knot] = (squares[knot * knots + knot] ?? NaN) + RIDGE;
  }
  const factor = cholesky(squares, knots);
  if (factor === null) return Number.NaN;
  // of the least squares, |y − Mx|² = |y|² − xᵀMᵀy where MᵀM x = Mᵀy
  return max(0, dot(red, red) - dot(choleskySolve(factor, knots, products), products));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
}

/** Many times faster than Math.hypot. */
function distanceOf(dx: number, dy: number): number {
  return sqrt(dx * dx + dy * dy);
}
