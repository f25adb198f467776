import { LONGEST_GAP_S, type UpdatePoint } from './stairs';

/** Half the width of the window in which a parabola is fitted, seconds, and the fewest updates in it. */
const HALF_WINDOW_S = 0.7;
const FEWEST_POINTS = 5;

/** Longest interval between updates, seconds, at which the usual window holds enough of them. */
export const USUAL_INTERVAL_S = (2 * HALF_WINDOW_S) / (FEWEST_POINTS - 1);

/** A series as a function of time; null outside it and in gaps longer than LONGEST_GAP_S. */
export interface LocalCurve {
  readonly start: number;
  readonly end: number;
  at(time: number): number | null;
}

/** Index of the last point not later than `time`, −1 before the first. */
function lastBefore(points: readonly UpdatePoint[], time: number): number {
  let low = -1;
  let high = points.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((points[middle]?.time ?? Number.POSITIVE_INFINITY) <= time) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * Value at `time` of the parabola through the points from `low` to `high` by least squares with tricube weights over
 * ±`width` seconds; of a line or the mean where that is all there is. `base` is taken off before and added after.
 */
function parabolaAt(
  points: readonly UpdatePoint[],
  low: number,
  high: number,
  time: number,
  width: number,
  base: number,
): number {
  let [s0, s1, s2, s3, s4] = [0, 0, 0, 0, 0];
  let [b0, b1, b2] = [0, 0, 0];
  for (let index = low; index <= high; index += 1) {
    const point = points[index];
    if (point === undefined) continue;
    const x = (point.time - time) / width;
    const w = (1 - Math.abs(x) ** 3) ** 3;
    const wx = w * x;
    const wxx = wx * x;
    const y = point.value - base;
    s0 += w;
    s1 += wx;
    s2 += wxx;
    s3 += wxx * x;
    s4 += wxx * x * x;
    b0 += w * y;
    b1 += wx * y;
    b2 += wxx * y;
  }
  const c0 = s2 * s4 - s3 * s3;
  const c1 = s2 * s3 - s1 * s4;
  const c2 = s1 * s3 - s2 * s2;
  const parabola = s0 * c0 + s1 * c1 + s2 * c2;
  if (high - low >= 2 && parabola > 1e-9 * s0 ** 3) return base + (b0 * c0 + b1 * c1 + b2 * c2) / parabola;
  const line = s0 * s2 - s1 * s1;
  if (high > low && line > 1e-9 * s0 ** 2) return base + (b0 * s2 - b1 * s1) / line;
  return base + b0 / s0;
}

/**
 * Local regression (Cleveland 1979): at each time the weighted parabola through the updates around it, tricube weights.
 * Symmetric, so it neither lags nor cuts the corners of a steady climb, and it halves white noise at ten updates a second.
 * `reach`: seconds after the last update of a stretch up to which its curve is continued.
 */
export function localCurve(points: readonly UpdatePoint[], reach: number): LocalCurve {
  const timeOf = (index: number): number => points[index]?.time ?? Number.NaN;
  const joined = (index: number): boolean => timeOf(index + 1) - timeOf(index) <= LONGEST_GAP_S;

  function window(time: number, before: number): [number, number] {
    let low = Math.max(before, 0);
    let high = low;
    const canLower = (): boolean => low > 0 && joined(low - 1);
    const canRaise = (): boolean => high < points.length - 1 && joined(high);
    for (;;) {
      const lower = canLower() ? time - timeOf(low - 1) : Number.POSITIVE_INFINITY;
      const higher = canRaise() ? timeOf(high + 1) - time : Number.POSITIVE_INFINITY;
      const nearest = Math.min(lower, higher);
      if (nearest === Number.POSITIVE_INFINITY) break;
      if (nearest > HALF_WINDOW_S && high - low + 1 >= FEWEST_POINTS) break;
      if (lower <= higher) low -= 1;
      else high += 1;
    }
    return [low, high];
  }

  function at(time: number): number | null {
    const before = lastBefore(points, time);
    const first = points[before < 0 ? 0 : before];
    if (first === undefined || first.time - time > 1e-9) return null;
    const inside = before < points.length - 1 && joined(before);
    if (!inside && time - first.time > reach) return null;
    const [low, high] = window(time, before);
    const width = Math.max(HALF_WINDOW_S, 1.1 * Math.max(time - timeOf(low), timeOf(high) - time));
    return parabolaAt(points, low, high, time, width, first.value);
  }

  return { start: timeOf(0), end: timeOf(points.length - 1) + reach, at };
}
