import type { FlightResult, UnitName } from '../contracts';
import type { FlightColumns } from './columns';

/** Frames around one unit's transition, at most. */
const PER_UNIT = 600;
/** How far around its angle a transition is looked at: this many widths, and at least these degrees. */
const WIDTHS = 2.5;
const LEAST_HALF_RANGE = 0.1;

function evenly(indices: readonly number[], limit: number): number[] {
  if (indices.length <= limit) return [...indices];
  const step = (indices.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, i) => indices[Math.round(i * step)] ?? 0);
}

/** Indices of frames in which the unit is near its transition. */
function around(
  angles: readonly number[],
  { angle, width_arcmin: width }: { readonly angle: number; readonly width_arcmin: number },
): number[] {
  const half = Math.max(LEAST_HALF_RANGE, (WIDTHS * width) / 60);
  return angles.flatMap((value, i) => (Math.abs(value - angle) <= half ? [i] : []));
}

/**
 * Which frames stand for the flight: some evenly over all of it, and in addition those in which a unit changes its colour:
 * half an hour of flight has a few seconds of them, which an even choice would miss.
 */
export function chooseFrames(
  { time }: Pick<FlightColumns, 'time'>,
  angles: ReadonlyMap<UnitName, readonly number[]>,
  result: FlightResult | null,
  points: number,
): number[] {
  const chosen = new Set(
    evenly(
      time.map((_, i) => i),
      points,
    ),
  );
  for (const [name, column] of angles) {
    const transition = result?.units[name]?.transition;
    if (transition) for (const i of evenly(around(column, transition), PER_UNIT)) chosen.add(i);
  }
  return [...chosen].sort((a, b) => a - b);
}
