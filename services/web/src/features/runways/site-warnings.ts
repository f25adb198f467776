import { alongAndRight, localPlane } from '../../map/local-plane';
import { letterOf, type Point } from '../../api/types';
import { lettersOf, sidesOf } from './bar-sides';

export type SiteWarning =
  | { readonly key: 'warn_no_units' }
  | { readonly key: 'warn_not_in_line'; readonly unit: string; readonly metres: number }
  | { readonly key: 'warn_spacing'; readonly units: string; readonly metres: number }
  | { readonly key: 'warn_order' }
  | { readonly key: 'warn_not_across' }
  | { readonly key: 'warn_heights'; readonly metres: number }
  | { readonly key: 'warn_nominal_order' }
  | { readonly key: 'warn_nominal_missing' }
  | { readonly key: 'warn_threshold' }
  | { readonly key: 'warn_datums' };

/** Metres that a unit may lie off the line through the outer ones. */
const OFF_LINE = 1;
/** Metres between neighbours that are usual: Annex 14 has 9 (±1), 6 for small ones, and more where they are large. */
const SPACING = { least: 4, most: 15 };
/** Metres between the highest and the lowest lens. */
const HEIGHTS = 1.5;
/** The bar stands across the runway: its direction differs from that by less than this, degrees. */
const ACROSS = 20;

/** What in a site's geometry cannot be right, or seldom is. */
export function siteWarnings(points: readonly Point[], heading: number): SiteWarning[] {
  const sides = sidesOf(points);
  if (sides.length === 0) return [{ key: 'warn_no_units' }];
  const datums = new Set(points.map((point) => point.height_datum ?? 'ellipsoid'));
  return [
    ...sides.flatMap((side) => sideWarnings(side, points, heading)),
    ...(datums.size > 1 ? [{ key: 'warn_datums' } as const] : []),
  ];
}

function sideWarnings(side: readonly Point[], points: readonly Point[], heading: number): SiteWarning[] {
  const [first] = side;
  const last = side.at(-1);
  if (first === undefined || last === undefined) return [];
  const plane = localPlane(first);
  const places = side.map((point) => ({ point, ...alongAndRight(plane(point), heading) }));
  const end = alongAndRight(plane(last), heading);
  const length = Math.hypot(end.along, end.right);
  const warnings: SiteWarning[] = [];

  if (side.length > 1 && length > 0) {
    for (const { point, along, right } of places) {
      const off = Math.abs(along * end.right - right * end.along) / length;
      if (off > OFF_LINE)
        warnings.push({ key: 'warn_not_in_line', unit: letterOf(point.point_type), metres: off });
    }
    const turned = (Math.atan2(Math.abs(end.along), Math.abs(end.right)) * 180) / Math.PI;
    if (turned > ACROSS) warnings.push({ key: 'warn_not_across' });
  }
  for (const [i, place] of places.entries()) {
    const next = places[i + 1];
    if (next === undefined) continue;
    const metres = Math.hypot(next.along - place.along, next.right - place.right);
    if (metres < SPACING.least || metres > SPACING.most)
      warnings.push({ key: 'warn_spacing', units: lettersOf(place.point, next.point), metres });
  }
  const rights = places.map(({ right }) => right);
  const rising = rights.every((right, i) => i === 0 || right > (rights[i - 1] ?? 0));
  const falling = rights.every((right, i) => i === 0 || right < (rights[i - 1] ?? 0));
  const touch = points.find(({ point_type: type }) => type === 'TOUCH_POINT' || type === 'THRESHOLD');
  const axis = touch === undefined ? null : alongAndRight(plane(touch), heading).right;
  const outward = axis !== null && Math.abs((rights[0] ?? 0) - axis) < Math.abs((rights.at(-1) ?? 0) - axis);
  if (side.length > 1 && ((!rising && !falling) || outward)) warnings.push({ key: 'warn_order' });

  const heights = side.map(({ elevation_wgs84: height }) => height);
  const spread = Math.max(...heights) - Math.min(...heights);
  if (spread > HEIGHTS) warnings.push({ key: 'warn_heights', metres: spread });

  const nominals = side.map(({ nominal_angle: angle }) => angle ?? null);
  if (nominals.includes(null)) warnings.push({ key: 'warn_nominal_missing' });
  else if (nominals.some((angle, i) => i > 0 && (angle ?? 0) <= (nominals[i - 1] ?? 0)))
    warnings.push({ key: 'warn_nominal_order' });

  const threshold = points.find(({ point_type: type }) => type === 'THRESHOLD');
  if (threshold !== undefined && alongAndRight(plane(threshold), heading).along > 0)
    warnings.push({ key: 'warn_threshold' });
  return warnings;
}
