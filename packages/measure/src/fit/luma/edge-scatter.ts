import { WIDTH_PER_SCALE } from '../light/model';

/** Widths that are tried, parts of the assumed one, which colours that are held back have made too wide rather than too narrow. */
const WIDTHS = { from: 0.4, to: 1.3, step: 1.2 };
/** Where the middle of a leg may be, parts of the assumed width about 0, and in which steps. */
const MIDDLES = { reach: 0.5, step: 0.04 };
/** No frame counts as farther off than this, parts of the difference of both colours. */
const FARTHEST = 0.5;

/** Light scaled to 0 in red and 1 in white, `above`: arc minutes above the assumed middle of the edge. */
export interface EdgePoint {
  readonly above: number;
  readonly flux: number;
}

/**
 * How far points are off an edge, rms in parts of the difference of both colours: off the logistic that explains them best, with one width for all legs
 * and a middle of its own in each. A light that something shines into while it changes its colour is off by much, even if it stands still in
 * red and in white.
 * @param legs points by leg, in any order
 * @param width 10–90 % of the white flux as far as it is known, arc minutes
 */
export function edgeScatter(legs: readonly (readonly EdgePoint[])[], width: number): number {
  const count = legs.reduce((sum, points) => sum + points.length, 0);
  let least = Infinity;
  for (let part = WIDTHS.from; part <= WIDTHS.to; part *= WIDTHS.step) {
    const scale = (part * width) / WIDTH_PER_SCALE;
    least = Math.min(
      least,
      legs.reduce((sum, points) => sum + leastSquares(points, scale, width), 0),
    );
  }
  return Math.sqrt(least / count);
}

function leastSquares(points: readonly EdgePoint[], scale: number, width: number): number {
  let least = Infinity;
  for (let part = -MIDDLES.reach; part <= MIDDLES.reach; part += MIDDLES.step) {
    const middle = part * width;
    let sum = 0;
    for (const { above, flux } of points) {
      const off = flux - 1 / (1 + Math.exp((middle - above) / scale));
      sum += Math.min(FARTHEST ** 2, off * off);
    }
    least = Math.min(least, sum);
  }
  return least;
}
