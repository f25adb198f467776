import { meanAround } from './around';
import { at, type Table } from './table';

const { max, min } = Math;

/** With as many lights as a turned line has unknowns nothing is left to tell scatter from turning. */
const LINE_UNKNOWNS = 2;

/**
 * Lines through what motion and places leave in each frame, drawn to zero by as much of their variance around that time as the scatter about
 * them explains.
 */
export function slopesOf(times: Float64Array, rests: Table, weights: Table, levers: Table): Float64Array {
  const count = times.length;
  const slopes = new Float64Array(count);
  const squares = new Float64Array(count).fill(NaN);
  const scatter = new Float64Array(count).fill(NaN);
  for (let f = 0; f < count; f++) {
    let [seen, moment, product] = [0, 0, 0];
    for (let u = 0; u < rests.length; u++) {
      const [rest, lever, weight] = [at(rests, u, f), at(levers, u, f), at(weights, u, f)];
      if (Number.isNaN(rest) || Number.isNaN(lever)) continue;
      seen += 1;
      moment += weight * lever * lever;
      product += weight * lever * rest;
    }
    if (seen <= LINE_UNKNOWNS || moment <= 0) continue;
    const slope = product / moment;
    let left = 0;
    for (let u = 0; u < rests.length; u++) {
      const apart = at(rests, u, f) - slope * at(levers, u, f);
      if (!Number.isNaN(apart)) left += at(weights, u, f) * apart * apart;
    }
    slopes[f] = slope;
    squares[f] = slope * slope;
    scatter[f] = left / (seen - LINE_UNKNOWNS) / moment;
  }
  const even = new Float64Array(count).fill(1);
  const variance = meanAround(times, squares, even);
  const noise = meanAround(times, scatter, even);
  return slopes.map((slope, f) => {
    const real = 1 - (noise[f] ?? NaN) / (variance[f] ?? NaN);
    return slope * max(0, min(1, Number.isNaN(real) ? 0 : real));
  });
}
