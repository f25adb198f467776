import type { FlightHistory, UnitDifference } from './api/history';
import { UNIT_NAMES } from './units';

type Flown = Pick<FlightHistory, 'units'>;

/** The uncertainties of two flights are taken as independent: what both share would make the difference better known than stated. */
function difference(
  a: number | null,
  b: number | null,
  uA: number | null,
  uB: number | null,
): { readonly change: number | null; readonly u: number | null; readonly significant: boolean } {
  const change = a === null || b === null ? null : b - a;
  const u = uA === null || uB === null ? null : Math.hypot(uA, uB);
  return { change, u, significant: change !== null && u !== null && Math.abs(change) > u };
}

/** How each unit that both flights know differs: the second minus the first. */
export function compareFlights(first: Flown, second: Flown): UnitDifference[] {
  return UNIT_NAMES.flatMap((unit): UnitDifference[] => {
    const [a, b] = [first.units[unit], second.units[unit]];
    if (a === undefined || b === undefined) return [];
    const arcmin = (degrees: number | null): number | null => (degrees === null ? null : degrees * 60);
    const angle = difference(arcmin(a.angle), arcmin(b.angle), a.u_angle_arcmin, b.u_angle_arcmin);
    const width = difference(a.width_arcmin, b.width_arcmin, a.u_width_arcmin, b.u_width_arcmin);
    return [
      {
        unit,
        before: a.angle,
        after: b.angle,
        change_arcmin: angle.change,
        u_arcmin: angle.u,
        significant: angle.significant,
        width_before_arcmin: a.width_arcmin,
        width_after_arcmin: b.width_arcmin,
        width_change_arcmin: width.change,
        u_width_arcmin: width.u,
        width_significant: width.significant,
      },
    ];
  });
}
