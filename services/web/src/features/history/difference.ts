import { UNIT_NAMES, type Flight, type UnitName } from '../../api/types';

/** How a unit differs between two flights; arc minutes, `u` expanded. */
export interface UnitDifference {
  readonly unit: UnitName;
  readonly before: number | null;
  readonly after: number | null;
  readonly change: number | null;
  readonly u: number | null;
  /** The change is larger than its uncertainty. */
  readonly significant: boolean;
  readonly widthBefore: number | null;
  readonly widthAfter: number | null;
}

/** `before` and `after` are angles in degrees; their uncertainties are taken as independent of each other. */
export function compareFlights(first: Flight, second: Flight): UnitDifference[] {
  return UNIT_NAMES.flatMap((unit): UnitDifference[] => {
    const [a, b] = [first.units[unit], second.units[unit]];
    if (a === undefined || b === undefined) return [];
    const change = a.angle === null || b.angle === null ? null : (b.angle - a.angle) * 60;
    const u =
      a.u_angle_arcmin === null || b.u_angle_arcmin === null
        ? null
        : Math.hypot(a.u_angle_arcmin, b.u_angle_arcmin);
    return [
      {
        unit,
        before: a.angle,
        after: b.angle,
        change,
        u,
        significant: change !== null && u !== null && Math.abs(change) > u,
        widthBefore: a.width_arcmin,
        widthAfter: b.width_arcmin,
      },
    ];
  });
}
