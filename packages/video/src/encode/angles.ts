import { unitKey, type FrameMeasurement, type UnitName } from '@papiscope/shared/contracts';

/**
 * A unit's vertical angle, degrees, as a function of video time. Rows hold angles before the time-offset correction; `offset`
 * (telemetry time − video time, seconds) puts that right, so a mark on the bar moves with the light's colour. Null where no row
 * within a second holds an angle.
 */
export function angleOverTime(
  frames: readonly FrameMeasurement[],
  name: UnitName,
  offset: number,
): (time: number) => number | null {
  const key = unitKey(name);
  const points = frames
    .flatMap((row) => {
      const angle = row[key]?.angle ?? null;
      return angle === null ? [] : [{ time: row.timestamp, angle }];
    })
    .sort((a, b) => a.time - b.time);
  return (time) => interpolate(points, time + offset);
}

const BRIDGE_SECONDS = 1;

interface Point {
  readonly time: number;
  readonly angle: number;
}

function interpolate(points: readonly Point[], time: number): number | null {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.time ?? Infinity) < time) low = middle + 1;
    else high = middle;
  }
  const before = points[low - 1];
  const after = points[low];
  if (before === undefined || after === undefined) {
    const nearest = before ?? after;
    return nearest !== undefined && Math.abs(nearest.time - time) <= BRIDGE_SECONDS ? nearest.angle : null;
  }
  if (after.time - before.time > BRIDGE_SECONDS) return null;
  const part = (time - before.time) / (after.time - before.time);
  return before.angle + part * (after.angle - before.angle);
}
