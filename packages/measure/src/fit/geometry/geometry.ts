import { PapiscopeError, type Site, type UnitName } from '@papiscope/shared/contracts';
import { lookAngles } from '../../geodesy';
import { sitePoint } from '../../site/units';
import type { DronePath } from '../../types';
import { valueAt, tableGrid, type TimeTable } from './time-table';

/** How one unit sees the drone over the whole flight. */
export interface UnitGeometry {
  /** Vertical angle, arc minutes. */
  readonly vertical: TimeTable;
  /** Horizontal angle, arc minutes, positive to the right looking along the landing direction. */
  readonly horizontal: TimeTable;
  /** Straight distance, metres. */
  readonly distance: TimeTable;
}

/**
 * Evaluates the path once on an even grid of telemetry time and looks at it from every unit.
 * `from`, `to`: telemetry seconds. Throws `site_no_reference_points` for a unit that was not surveyed.
 */
export function flightGeometry(
  site: Site,
  path: DronePath,
  units: readonly UnitName[],
  from: number,
  to: number,
): UnitGeometry[] {
  const { start, step, length } = tableGrid(from, to);
  const empty = (): TimeTable => ({ start, step, values: new Float64Array(length).fill(Number.NaN) });
  const views = units.map((unit) => {
    const point = sitePoint(site, unit);
    if (!point) throw new PapiscopeError('site_no_reference_points', `Missing: ${unit}.`);
    return { point, vertical: empty(), horizontal: empty(), distance: empty() };
  });
  for (let i = 0; i < length; i++) {
    const drone = path.at(start + i * step);
    if (!drone) continue;
    for (const view of views) {
      const look = lookAngles(view.point, drone, site.runway.heading);
      view.vertical.values[i] = look.angle * 60;
      view.horizontal.values[i] = look.horizontalAngle * 60;
      view.distance.values[i] = look.distanceDirect;
    }
  }
  return views;
}

/** True where the table has an angle for every shift of the time by up to `shift` seconds. */
export function coversShifts(table: TimeTable, time: number, shift: number): boolean {
  for (let s = -shift; s <= shift + 1e-9; s += Math.min(shift, 0.25)) {
    if (!Number.isFinite(valueAt(table, time + s))) return false;
  }
  return true;
}
