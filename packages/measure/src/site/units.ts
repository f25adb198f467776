import {
  unitNameSchema,
  type PointType,
  type ReferencePoint,
  type Site,
  type UnitName,
} from '@papiscope/shared/contracts';
import { toEllipsoidalHeight } from '../geodesy';
import type { GeodeticPoint } from '../types';

/** A light unit as surveyed. `nominalAngle` and `tolerance` in degrees, null where the site does not state them. */
export interface UnitPoint {
  readonly unit: UnitName;
  readonly lens: GeodeticPoint;
  readonly nominalAngle: number | null;
  readonly tolerance: number | null;
}

/** A reference point with its height converted to metres above the ellipsoid. Throws `datum_unavailable`. */
export function geodeticPoint(point: ReferencePoint): GeodeticPoint {
  const { latitude, longitude, elevation_wgs84, height_datum } = point;
  return {
    latitude,
    longitude,
    height: toEllipsoidalHeight(elevation_wgs84, height_datum, latitude, longitude),
  };
}

/** The site's light units in the order A, B, C, …; points of other kinds left out. */
export function unitPoints(site: Site): UnitPoint[] {
  return site.reference_points
    .flatMap((point) => {
      const unit = unitNameSchema.safeParse(point.point_type);
      if (!unit.success) return [];
      return [
        {
          unit: unit.data,
          lens: geodeticPoint(point),
          nominalAngle: point.nominal_angle ?? null,
          tolerance: point.tolerance ?? null,
        },
      ];
    })
    .sort((a, b) => (a.unit < b.unit ? -1 : 1));
}

/** The site's point of one type, null where it was not surveyed. */
export function sitePoint(site: Site, type: PointType): GeodeticPoint | null {
  const point = site.reference_points.find((candidate) => candidate.point_type === type);
  return point === undefined ? null : geodeticPoint(point);
}
