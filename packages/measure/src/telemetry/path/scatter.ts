import { median } from '../../robust';
import { USUAL_INTERVAL_S, type LocalCurve } from './local-curve';
import { LONGEST_GAP_S, type UpdatePoint } from './stairs';

/** Differences that must be there before they tell a scatter. */
const FEWEST = 20;
/** Updates that must lie on a curve before they tell what it misses. */
const FEWEST_ON_CURVE = 5;

/**
 * Standard deviation of what a series scatters by from update to update, in its unit: of independent errors on top of a smooth
 * movement. From third divided differences, in which a parabola leaves nothing, scaled so that independent errors leave their own
 * variance in them (difference-based estimators of variance, Gasser, Sroka and Jennen-Steinmetz 1986), by the median, so that leaps
 * do not count. Errors that wander slowly are not seen. What a time that is known to a cue of `cueInterval` seconds makes of a steady
 * movement is taken off. Null where too few updates follow each other, or so seldom that four of them span a turning. `interval`: between
 * updates, seconds.
 */
export function updateScatter(
  points: readonly UpdatePoint[],
  cueInterval: number,
  interval: number,
): number | null {
  if (interval > USUAL_INTERVAL_S) return null;
  const differences: number[] = [];
  const speeds: number[] = [];
  for (let first = 0; first + 3 < points.length; first++) {
    const four = points.slice(first, first + 4);
    const speed = meanSpeed(four);
    if (speed === null) continue;
    speeds.push(speed);
    differences.push(Math.abs(scaledThirdDifference(four)));
  }
  if (differences.length < FEWEST) return null;
  const scatter = 1.4826 * median(differences);
  const rounding = (median(speeds) * cueInterval) / Math.sqrt(12);
  return Math.sqrt(Math.max(0, scatter ** 2 - rounding ** 2));
}

/** Null across a gap, or where times do not rise. */
function meanSpeed(four: readonly UpdatePoint[]): number | null {
  const intervals = four.slice(1).map(({ time }, index) => time - (four[index]?.time ?? time));
  if (intervals.some((interval) => !(interval > 0 && interval <= LONGEST_GAP_S))) return null;
  const [start, end] = [four[0], four[3]];
  return start && end ? Math.abs((end.value - start.value) / (end.time - start.time)) : null;
}

function scaledThirdDifference(four: readonly UpdatePoint[]): number {
  const weights = four.map(
    ({ time }) =>
      1 / four.reduce((product, other) => product * (other.time === time ? 1 : time - other.time), 1),
  );
  const difference = four.reduce((sum, { value }, index) => sum + (weights[index] ?? 0) * value, 0);
  return difference / Math.hypot(...weights);
}

/**
 * What a curve misses its own updates by, rms in their unit, where they come too seldom for its usual window and it cuts corners of the
 * movement. Null where they come often enough, or too few of them lie on it. `interval`: between updates, seconds.
 */
export function cutCorners(
  points: readonly UpdatePoint[],
  curve: LocalCurve,
  interval: number,
): number | null {
  if (interval <= USUAL_INTERVAL_S) return null;
  const squares = points.flatMap(({ time, value }) => {
    const smooth = curve.at(time);
    return smooth === null ? [] : [(value - smooth) ** 2];
  });
  if (squares.length < FEWEST_ON_CURVE) return null;
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
}
