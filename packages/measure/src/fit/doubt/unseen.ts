import { median } from '../../robust';
import { at } from '@papiscope/shared/linear-algebra';
import { angleAbove, type JointFit } from '../joint/joint';
import { CHROMA } from '../rows';

/** Parts of equal length in which it is asked whether a colour change was seen. */
const PARTS = 5;
/** A frame shows where the colour stands when it is known to this part of the difference of both colours. */
const SHOWN = 0.2;

/** So few frames on either side of an angle tell nothing alone: lights may have been lost or found just there. */
const FEW = 4;
/** Frames lie thin where they are this many times farther apart than usual. */
const THIN = 4;

/** Arc minutes. */
export interface UnseenGap {
  readonly arcmin: number;
  /** The frames on either side, off θ0. */
  readonly lower: number;
  readonly upper: number;
  readonly u_arcmin: number;
}

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

/**
 * Where the colour change lies when no frame shows it, or a stray few, whatever they show: arc minutes between the frames below and those
 * above, and the standard uncertainty of the fitted angle there, any place between them being as likely (GUM 4.3.7). Null where frames lie
 * as dense as elsewhere, or within the colour change.
 */
export function unseenGap(
  { problem, solution }: JointFit,
  unit: number,
  { below, above }: { readonly below: number; readonly above: number },
): UnseenGap | null {
  const { rows } = problem;
  const offsets: number[] = [];
  for (let k = 0; k < rows.length; k++) {
    if (at(rows.unit, k) === unit) offsets.push(angleAbove(problem, solution.parameters, k));
  }
  offsets.sort((a, b) => a - b);
  const split = offsets.filter((x) => x < 0).length;
  const lower = offsets[split - FEW];
  const upper = offsets[split + FEW - 1];
  if (lower === undefined || upper === undefined) return null;
  const arcmin = upper - lower;
  const usual = median(offsets.slice(1).map((x, i) => x - (offsets[i] ?? x)));
  if (arcmin < Math.max(below + above, THIN * 2 * FEW * usual)) return null;
  return { arcmin, lower, upper, u_arcmin: Math.hypot(arcmin / Math.sqrt(12), (upper + lower) / 2) };
}
