import { valueAt, type TimeTable } from './geometry/time-table';
import type { Coverage } from './types';
import type { UnitView } from './colours/unit-view';

/** Angles that all lit units of the flight were seen from: the narrowest of their ranges, degrees. */
export function flightCoverage(views: readonly UnitView[], timeOffset: number): Coverage | null {
  const lit = views.filter((v) => v.coarse.colour !== 'dark');
  if (lit.length === 0) return null;
  return {
    horizontal: common(lit.map((v) => seenRange(v, v.geometry.horizontal, timeOffset))),
    vertical: common(lit.map((v) => seenRange(v, v.geometry.vertical, timeOffset))),
  };
}

function seenRange(view: UnitView, table: TimeTable, timeOffset: number): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { time } of view.observations.samples) {
    const angle = valueAt(table, time + timeOffset) / 60;
    if (angle < low) low = angle;
    if (angle > high) high = angle;
  }
  return [low, high];
}

function common(ranges: readonly (readonly [number, number])[]): [number, number] {
  return [Math.max(...ranges.map((r) => r[0])), Math.min(...ranges.map((r) => r[1]))];
}
