import { UNIT_NAMES } from '@papiscope/shared/contracts';
import { secondSideRunsOutwards } from '@papiscope/measure/second-side';
import { letterOf, type Point } from '../../api/types';
import { alongAndRight, localPlane } from '../../map/local-plane';
import type { PointDraft, SiteDraft } from './site-draft';

interface LetteredPoint {
  readonly point_type: string;
  readonly latitude: number | string;
  readonly longitude: number | string;
}

/** Whether E is the inner one of the second side's units. */
export function runsOutwards(points: readonly LetteredPoint[]): boolean {
  return secondSideRunsOutwards(
    points.flatMap(({ point_type: type, latitude, longitude }) =>
      UNIT_NAMES.filter((unit) => unit === type).map((unit) => ({
        unit,
        latitude: Number(latitude),
        longitude: Number(longitude),
      })),
    ),
  );
}

/** The units on each side of the runway from the outer to the inner one; sides without units left out. */
export function sidesOf(points: readonly Point[]): Point[][] {
  const units = points.filter(({ point_type: type }) => type.startsWith('PAPI_'));
  const sorted = units.toSorted((a, b) => a.point_type.localeCompare(b.point_type));
  const second = sorted.filter(({ point_type: type }) => type > 'PAPI_D');
  return [
    sorted.filter(({ point_type: type }) => type <= 'PAPI_D'),
    runsOutwards(units) ? second.toReversed() : second,
  ].filter((side) => side.length > 0);
}

/** Two neighbours as `A–B`. */
export function lettersOf(first: Point, second: Point): string {
  return `${letterOf(first.point_type)}–${letterOf(second.point_type)}`;
}

/** On which side of the landing direction the bar stands, both for a two-sided one; null where no point lies on the centre line. */
export function sideOfRunway(points: readonly Point[], heading: number): 'left' | 'right' | 'both' | null {
  const axis = points.find(({ point_type: type }) => type === 'TOUCH_POINT' || type === 'THRESHOLD');
  const sides = sidesOf(points);
  if (axis === undefined || sides.length === 0) return null;
  if (sides.length > 1) return 'both';
  const plane = localPlane(axis);
  const rights = (sides[0] ?? []).map((unit) => alongAndRight(plane(unit), heading).right);
  return rights.reduce((sum, right) => sum + right, 0) < 0 ? 'left' : 'right';
}

type Surveyed = Pick<PointDraft, 'latitude' | 'longitude' | 'elevation_wgs84' | 'height_datum'>;

const surveyed = ({ latitude, longitude, elevation_wgs84, height_datum }: PointDraft): Surveyed => ({
  latitude,
  longitude,
  elevation_wgs84,
  height_datum,
});

/** Letters the units of each side from the other end: places change their unit, setting angles stay with it. */
export function withReversedUnits(draft: SiteDraft): SiteDraft {
  const ends = ['PAPI_A', 'PAPI_E'].map((first) => {
    const last = first === 'PAPI_A' ? 'PAPI_D' : 'PAPI_H';
    return draft.points.filter(({ point_type: type }) => type >= first && type <= last);
  });
  const moved = new Map(
    ends.flatMap((side) => side.map((unit, i) => [unit, side[side.length - 1 - i] ?? unit] as const)),
  );
  return {
    ...draft,
    points: draft.points.map((point) => ({ ...point, ...surveyed(moved.get(point) ?? point) })),
  };
}
