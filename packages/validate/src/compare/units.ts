import type { FlightResult, Site, UnitName } from '@papiscope/shared/contracts';
import type { UnitRow } from '../row';
import type { TrueUnit } from './true-units';

/** Every unit of the flight, measured or not, beside its truth. `perfect`: errors of a perfect colour reading, arc minutes. */
export function compareUnits(
  result: FlightResult,
  units: readonly TrueUnit[],
  site: Site,
  perfect: ReadonlyMap<UnitName, number>,
): UnitRow[] {
  return units.map(({ name, lit, nominal, edge, shape, widthArcmin }) => {
    const measured = result.units[name];
    const transition = measured?.transition ?? null;
    const error = transition === null ? null : 60 * (transition.angle - edge.theta50);
    const telemetry = perfect.get(name) ?? null;
    return {
      unit: name,
      lit,
      true_angle: edge.theta50,
      true_width: widthArcmin,
      edge: shape,
      nominal,
      tolerance: site.reference_points.find((point) => point.point_type === name)?.tolerance ?? null,
      error,
      telemetry_error: telemetry,
      colour_error: error === null || telemetry === null ? null : error - telemetry,
      width: transition?.width_arcmin ?? null,
      u_angle: transition?.u_angle_arcmin ?? null,
      u_width: transition?.u_width_arcmin ?? null,
      passes: transition?.passes.length ?? 0,
      verdict: measured?.verdict ?? 'not_measured',
      reason: measured?.reason ?? null,
    };
  });
}
