import { at } from './cholesky';
import { angleAbove, type JointFit } from './joint';
import { CHROMA } from './problem';

/** Parts of equal length in which it is asked whether a colour change was seen. */
const PARTS = 5;
/** A frame shows where the colour stands when it is known to this part of the difference of both colours. */
const SHOWN = 0.2;

/**
 * Which part of a unit's colour change (`below` to `above`, arc minutes off θ0) no frame shows, in the mean of the passes: in the dark of a
 * beat, behind something, between two frames. There the form of the edge is assumed. `contrast`: of the colour signal.
 */
export function unseenPart(
  { problem, solution }: JointFit,
  unit: number,
  { below, above }: { readonly below: number; readonly above: number },
  contrast: number,
): number {
  const { rows } = problem;
  const passes = new Map<number, Set<number>>();
  for (let k = 0; k < rows.length; k++) {
    if (at(rows.unit, k) !== unit) continue;
    const leg = at(rows.leg, k);
    const seen = passes.get(leg) ?? new Set<number>();
    passes.set(leg, seen);
    const scale = at(rows.kind, k) === CHROMA ? contrast : 1;
    if (at(rows.sigma, k) > SHOWN * scale) continue;
    const part = Math.floor(
      (PARTS * (angleAbove(problem, solution.parameters, k) + below)) / (below + above),
    );
    if (part >= 0 && part < PARTS) seen.add(part);
  }
  const shown = [...passes.values()].reduce((sum, seen) => sum + seen.size, 0);
  return 1 - shown / (PARTS * passes.size);
}
