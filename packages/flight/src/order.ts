import type { Site, UnitName } from '@papiscope/shared/contracts';
import { lookAngles, unitPoints, type DronePath } from '@papiscope/measure';

const FIRST_SIDE: readonly UnitName[] = ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'];

/** Units of the first side from the lowest setting angle (first to turn white) to the highest. */
export function unitsByAngle(site: Site): readonly UnitName[] {
  const points = unitPoints(site).filter((point) => FIRST_SIDE.includes(point.unit));
  if (points.length === 0) return FIRST_SIDE;
  const nominal = (unit: UnitName) =>
    points.find((point) => point.unit === unit)?.nominalAngle ?? FIRST_SIDE.indexOf(unit);
  return points.map((point) => point.unit).sort((a, b) => nominal(a) - nominal(b));
}

/** The same units as the drone sees them from left to right in the middle of its flight; null where they stand in line with it. */
export function leftToRightFromSite(site: Site, path: DronePath): readonly UnitName[] | null {
  const drone = path.at((path.start + path.end) / 2);
  if (drone === null) return null;
  const units = unitPoints(site).filter((point) => FIRST_SIDE.includes(point.unit));
  // The horizontal angle grows to the right of the landing direction; seen from the drone a unit further left has the drone further right.
  const bearings = units.map((point) => ({
    unit: point.unit,
    azimuth: lookAngles(point.lens, drone, site.runway.heading).horizontalAngle,
  }));
  bearings.sort((a, b) => b.azimuth - a.azimuth);
  const first = bearings[0];
  const last = bearings.at(-1);
  if (first === undefined || last === undefined || first.azimuth - last.azimuth < 0.05) return null;
  return bearings.map((entry) => entry.unit);
}
