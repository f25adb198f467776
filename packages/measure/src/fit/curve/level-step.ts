import { at } from '@papiscope/shared/linear-algebra';
import type { ColourSample } from '../../types';
import type { DriveOf } from '../gain/waveform';

/** Fewer frames on one side show no step. */
const LEAST_FRAMES = 8;
/** A step of which less than this part of its square is left beside trend and drive cannot be told from them. */
const LEAST_LEFT = 1e-3;

/**
 * By how much (ln) a level is higher after than before, beside a steady trend and what the lamps' drive does. `norm`: 1 / variance of `grown` for
 * frames of variance 1 each; `left`: what is left of each frame.
 */
export interface LevelStep {
  readonly grown: number;
  readonly norm: number;
  readonly left: readonly { readonly frame: number; readonly rest: number }[];
}

/** The step of a level from the frames before to those after, by least squares; null where too few frames show it, or none beside the drive. */
export function levelStep(
  before: readonly ColourSample[],
  after: readonly ColourSample[],
  level: (s: ColourSample) => number,
  drive: DriveOf | null,
): LevelStep | null {
  const sides = [before, after].map((side, step) =>
    side
      .map((s) => ({
        frame: s.frame,
        time: s.time,
        step,
        ln: Math.log(level(s)),
        drive: drive?.(s.frame) ?? 0,
      }))
      .filter((p) => Number.isFinite(p.ln) && Number.isFinite(p.drive)),
  );
  if (sides.some((side) => side.length < LEAST_FRAMES)) return null;
  const points = sides.flat();
  const along = (of: (point: (typeof points)[number]) => number) => Float64Array.from(points, of);
  const beside: Float64Array[] = [];
  for (const other of [along(() => 1), along((p) => p.time), along((p) => p.drive)]) {
    beside.push(without(other, beside));
  }
  const step = without(
    along((p) => p.step),
    beside,
  );
  const ln = without(
    along((p) => p.ln),
    beside,
  );
  const norm = dot(step, step);
  if (norm < LEAST_LEFT * points.length) return null;
  const grown = dot(step, ln) / norm;
  const left = points.map(({ frame }, i) => ({ frame, rest: at(ln, i) - grown * at(step, i) }));
  return { grown, norm, left };
}

/** Values less what of them goes with any of these, which are orthogonal to each other. */
function without(values: Float64Array, orthogonal: readonly Float64Array[]): Float64Array {
  return orthogonal.reduce((left, other) => {
    const norm = dot(other, other);
    const share = norm > 0 ? dot(left, other) / norm : 0;
    return left.map((v, i) => v - share * at(other, i));
  }, values);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, v, i) => sum + v * at(b, i), 0);
}
