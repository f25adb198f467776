import { meanAround } from './around';
import { OUTLYING } from './trust';
import type { Table } from './table';

/** Where lights lie this many times further from where the others put them than in the middle of the flight, the bar changes its shape. */
const BENT = 3;

/**
 * Frames around which the lights do not lie as motion, places and lines say: a zoom begins or ends. `left`: by unit and frame, how far a
 * centre lies from where the group puts it, pixels; `usual`: the middle of it, by unit.
 */
export function bentOf(times: Float64Array, left: Table, usual: readonly number[]): boolean[] {
  const even = new Float64Array(times.length).fill(1);
  const strains = times.map((_, f) => {
    let [sum, seen] = [0, 0];
    left.forEach((own, u) => {
      const apart = (own[f] ?? NaN) / (usual[u] ?? NaN);
      if (Number.isNaN(apart)) return;
      sum += Math.min(OUTLYING, apart);
      seen += 1;
    });
    return sum / seen;
  });
  return Array.from(meanAround(times, strains, even), (strain) => strain > BENT);
}
