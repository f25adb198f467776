import type { Point } from '../image';
import { apertureFor } from '../light/aperture';
import { radiusOfLamps, type LampRow } from '../light/lamps';
import type { LumaProfile } from '../light/luma-profile';
import type { LightPhotometry } from '../light/photometry';
import type { Spot } from '../spots/find';
import type { FrameView } from './frame-view';

const { ceil, hypot, max, min } = Math;

/** Lights are 0.7 to 1.5 times as large as their spots, 1.9 where these are of a pixel. */
const MOST_OF_SPOT = 2.2;
/** Luma pixels. */
const LEAST_DOUBTED = 3;

/** A unit in one frame: sub-pixel centre in luma pixels and its light. Null in {@link FrameSighting} where it was not found. */
export interface LightObservation extends Point {
  readonly photometry: LightPhotometry;
  readonly luma: LumaProfile | null;
  readonly confidence: number;
}

/**
 * Radius of the lights: of a disc as large as all that shines of one; `lamps`: the row that each unit is where its light tells it; and the
 * distance between units at which these were measured: luma pixels.
 */
export interface LightSize {
  readonly radius: number;
  readonly lamps: LampRow | null;
  readonly spacing: number;
}

/** Radius of one lamp, luma pixels. */
export function lampRadius({ radius, lamps }: LightSize): number {
  return lamps === null ? radius : max(1, radiusOfLamps(radius, lamps));
}

/** Radius of the lights at these places, the middle one of all: luma pixels. */
export function measureRadius(
  view: FrameView,
  places: readonly { readonly point: Point }[],
  spacing: number,
): number {
  return min(spacing / 3, middleOf(places.map(({ point }) => view.radius(point, ceil(spacing / 2)))) ?? 2);
}

function middleOf(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/**
 * Radius of the lights at these spots, the middle one of all: luma pixels. Markings and the sky near by may be as bright as a red light: where
 * they seem to belong to it, the light is as large as its spot.
 */
export function radiusOf(view: FrameView, spots: readonly Spot[], spacing: number): number {
  const radius = measureRadius(
    view,
    spots.map((point) => ({ point })),
    spacing,
  );
  const ofSpots = middleOf(spots.map((spot) => spot.radius)) ?? radius;
  return radius > max(LEAST_DOUBTED, MOST_OF_SPOT * ofSpots) ? ofSpots : radius;
}

/**
 * How far from its spot all of a light of `radius` lies whose farthest lamp is `span` from its middle, whichever lamp the spot is: luma
 * pixels.
 */
export function centroidReach(radius: number, span: number): number {
  return max(3, 1.8 * radius, span > 0 ? 2 * span + 1.2 * radius : 0);
}

/** The centre of the light at a spot, all of which lies within `reach`; where there is none, the place that was predicted. */
export function refine(
  view: FrameView,
  spot: Spot | null,
  predicted: Point,
  reach: number,
): { point: Point; found: boolean } {
  if (spot === null) return { point: predicted, found: false };
  const centre = view.centroid(spot, reach);
  if (centre === null || hypot(centre.x - spot.x, centre.y - spot.y) > reach)
    return { point: predicted, found: false };
  return { point: centre, found: true };
}

/** What a light is measured with. `radius`: of each lamp. `ringRadius`: tells the rings' width. `span`: of lamps that are not told apart. */
export interface LightOptions extends Omit<LightSize, 'lamps'> {
  readonly ringRadius: number;
  readonly span: number;
}

/** Measures one light, of `lamps` around its centre; `others` are those beside it. Null when too little of it is left to measure. */
export function observe(
  view: FrameView,
  { point, lamps }: { readonly point: Point; readonly lamps: readonly Point[] },
  others: readonly Point[],
  { radius, ringRadius, spacing, span }: LightOptions,
): LightObservation | null {
  const photometry = view.light(lamps, apertureFor(radius, spacing), others);
  if (photometry === null) return null;
  const confidence = 1 / (1 + (photometry.sigma / 0.05) ** 2);
  return {
    ...point,
    photometry,
    luma: view.profile(lamps, { radius: ringRadius, span }, others),
    confidence,
  };
}
