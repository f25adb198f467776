import { at } from '@papiscope/shared/linear-algebra';
import type { ColourSample } from '../types';

/** Fewer frames on one side show no step. */
const LEAST_FRAMES = 8;

/**
 * By how much (ln) a level is higher after than before, beside a steady trend. `norm`: 1 / variance of `grown` for frames of variance 1 each;
 * `left`: what step and trend leave of each frame.
 */
export interface LevelStep {
  readonly grown: number;
  readonly norm: number;
  readonly left: readonly { readonly frame: number; readonly rest: number }[];
}

/** The step of a level from the frames before to those after, by least squares; null where too few frames show it. */
export function levelStep(
  before: readonly ColourSample[],
  after: readonly ColourSample[],
  level: (s: ColourSample) => number,
): LevelStep | null {
  const sides = [before, after].map((side, step) =>
    side
      .map((s) => ({ frame: s.frame, time: s.time, step, ln: Math.log(level(s)) }))
      .filter(({ ln }) => Number.isFinite(ln)),
  );
  if (sides.some((side) => side.length < LEAST_FRAMES)) return null;
  const points = sides.flat();
  const times = Float64Array.from(points, ({ time }) => time);
  const beside = (of: (point: (typeof points)[number]) => number) =>
    besideTrend(times, Float64Array.from(points, of));
  const [step, ln] = [beside((p) => p.step), beside((p) => p.ln)];
  const norm = step.reduce((sum, s) => sum + s * s, 0);
  const grown = step.reduce((sum, s, i) => sum + s * at(ln, i), 0) / norm;
  const left = points.map(({ frame }, i) => ({ frame, rest: at(ln, i) - grown * at(step, i) }));
  return { grown, norm, left };
}

/** Values less their straight line over `times`. */
function besideTrend(times: Float64Array, values: Float64Array): Float64Array {
  const mean = (of: Float64Array) => of.reduce((sum, v) => sum + v, 0) / of.length;
  const [t0, v0] = [mean(times), mean(values)];
  const square = times.reduce((sum, t) => sum + (t - t0) ** 2, 0);
  const slope = times.reduce((sum, t, i) => sum + (t - t0) * (at(values, i) - v0), 0) / square;
  return values.map((v, i) => v - v0 - slope * (at(times, i) - t0));
}
