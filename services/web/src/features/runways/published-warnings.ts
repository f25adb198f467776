import { PROTOCOL } from '@papiscope/shared/contracts';
import type { Point, Site } from '../../api/types';
import { lettersOf, sidesOf } from './bar-sides';

export type PublishedWarning =
  | { readonly key: 'warn_glide_path' | 'warn_ils'; readonly settings: number; readonly stated: number }
  | { readonly key: 'warn_nominal_spacing'; readonly units: string }
  | { readonly key: 'warn_no_threshold' };

/** Of sums of decimal fractions, degrees. */
const ROUNDING_ERROR = 1e-9;

type Published = Pick<Site, 'ils_glide_path' | 'meht_m'>;

/** What of the published values does not go together. */
export function publishedWarnings(
  points: readonly Point[],
  { ils_glide_path: ils, meht_m: meht }: Published,
): PublishedWarning[] {
  const { setting_spacing: spacing, harmonisation } = PROTOCOL;
  const rounding = spacing.rounding + ROUNDING_ERROR;
  const sides = sidesOf(points);
  const settings = glidePathOf(sides);
  const touch = points.find(({ point_type: type }) => type === 'TOUCH_POINT')?.nominal_angle ?? null;
  const differs = (stated: number | null | undefined, by: number): number | null =>
    settings !== null && typeof stated === 'number' && Math.abs(settings - stated) > by ? stated : null;
  const otherTouch = differs(touch, rounding);
  const otherIls = differs(ils, (harmonisation.tolerance ?? Infinity) + ROUNDING_ERROR);
  const noThreshold = !points.some(({ point_type: type }) => type === 'THRESHOLD');
  const unusual = sides.flatMap((side) => unusualSpacings(side, rounding));
  return [
    ...unusual.map((units) => ({ key: 'warn_nominal_spacing', units }) as const),
    ...(settings !== null && otherTouch !== null
      ? [{ key: 'warn_glide_path', settings, stated: otherTouch } as const]
      : []),
    ...(settings !== null && otherIls !== null
      ? [{ key: 'warn_ils', settings, stated: otherIls } as const]
      : []),
    ...(typeof meht === 'number' && noThreshold ? [{ key: 'warn_no_threshold' } as const] : []),
  ];
}

/** Mean setting of the units between which an approach is on slope, degrees; null where one is not stated. */
function glidePathOf(sides: readonly (readonly Point[])[]): number | null {
  const middle = sides.flatMap((side) =>
    side.length === 4 ? side.slice(1, 3) : side.length === 2 ? side : [],
  );
  const angles = middle.map(({ nominal_angle: angle }) => angle ?? Number.NaN);
  const mean = angles.reduce((sum, angle) => sum + angle, 0) / angles.length;
  return Number.isFinite(mean) ? mean : null;
}

/** Neighbours whose settings rise by another step than is usual. */
function unusualSpacings(side: readonly Point[], rounding: number): string[] {
  const { neighbours, on_slope: onSlope, apapi } = PROTOCOL.setting_spacing;
  return side.slice(1).flatMap((upper, i) => {
    const lower = side[i];
    if (typeof lower?.nominal_angle !== 'number' || typeof upper.nominal_angle !== 'number') return [];
    const step = upper.nominal_angle - lower.nominal_angle;
    const usual = side.length === 2 ? apapi : i === 1 ? onSlope : neighbours;
    // Angles that fall have a warning of their own.
    if (step <= 0 || usual.some((each) => Math.abs(step - each) <= rounding)) return [];
    return [lettersOf(lower, upper)];
  });
}
