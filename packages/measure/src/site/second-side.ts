import type { UnitName } from '@papiscope/shared/contracts';
import { metresPerDegree } from '../geodesy/wgs84';

/** A light unit and where it stands, degrees. */
export interface UnitPlace {
  readonly unit: UnitName;
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Whether the second side of a two-sided bar is lettered on across the runway, so that its first unit is the inner one.
 * Sites do it either way: E beside D, or E as far out as A. False where the points do not tell.
 */
export function secondSideRunsOutwards(places: readonly UnitPlace[]): boolean {
  const units = places.toSorted((a, b) => a.unit.localeCompare(b.unit));
  const across = units.find(({ unit }) => unit <= 'PAPI_D');
  const second = units.filter(({ unit }) => unit > 'PAPI_D');
  const [first] = second;
  const last = second.at(-1);
  if (!across || !first || !last) return false;
  const perDegree = metresPerDegree(across.latitude);
  const distance = ({ latitude, longitude }: UnitPlace) =>
    Math.hypot(
      (longitude - across.longitude) * perDegree.longitude,
      (latitude - across.latitude) * perDegree.latitude,
    );
  return distance(first) < distance(last);
}
