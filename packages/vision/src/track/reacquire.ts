import type { Point } from '../image';
import { whiteness } from '../bar/colours';
import { findPlacements, type Placement } from '../bar/placement';
import { sidesOf } from '../bar/places';
import type { Spot } from '../spots/find';
import type { FrameSpots } from '../spots/frame';
import type { Match } from './match';
import type { RememberedLight } from './remembered';
import { fitSimilarity } from './similarity';

const { abs, hypot, log, max, min } = Math;

/** A unit as it was when the group was lost. `known`: surely lit. */
export interface LostUnit {
  readonly point: Point;
  readonly greenRed: number | null;
  readonly known: boolean;
  /** Its spot as it was last seen. */
  readonly light: RememberedLight | null;
}

/** The camera may have zoomed by this factor, in or out; a pair of lights has too little shape for that. */
const MOST_ZOOM = { row: 3, pair: 1.3 };
/** Below this scale the camera has zoomed out. */
const ZOOMED_OUT = 0.8;
/** Least likeness of shape and brightness. */
const LIKE = 0.5;
/** A light may have faded to this part while nobody looked: other colour, other exposure. */
const FADED = { row: 0.12, pair: 0.3 };
/** Patches of bright ground are wider than lights. */
const MOST_GROWN = 2;
/** The camera may have turned about its axis by so much, radians. */
const MOST_TURN = 0.06;
/** The next best place must be this much less likely. */
const LEAD = 0.15;
const CANDIDATES = 40;

/**
 * The group anywhere in a frame, at any zoom that a camera has. Every unit that is known to be lit must be there or beyond the frame's edge
 * (but `mayLack` of them, where units are dark by turns), and no other place may fit nearly as well: a wrong place would carry wrong names for the rest of the flight, so none is taken then.
 */
export function reacquire(units: readonly LostUnit[], frame: FrameSpots, mayLack = 0): Match | null {
  // placements are of rows from left to right; a bar on the right has unit A at its right end
  const order = units.map((_, i) => i).sort((a, b) => (units[a]?.point.x ?? 0) - (units[b]?.point.x ?? 0));
  const match = reacquireRow(
    order.flatMap((i) => units[i] ?? []),
    frame,
    mayLack,
  );
  return match && { ...match, spots: units.map((_, i) => match.spots[order.indexOf(i)] ?? null) };
}

function reacquireRow(units: readonly LostUnit[], frame: FrameSpots, mayLack: number): Match | null {
  const shape = units.map(({ point }) => point);
  const most = log(units.length > 2 ? MOST_ZOOM.row : MOST_ZOOM.pair);
  const fitting = findPlacements(frame, shape, CANDIDATES)
    .filter(
      (placement) =>
        abs(log(placement.scale)) < most &&
        abs(placement.tilt) < MOST_TURN &&
        isWhole(units, placement, mayLack) &&
        showsEachSide(units, placement.spots) &&
        areAsBright(units, placement.spots, placement.scale),
    )
    .map((placement) => ({ placement, worth: worthOf(units, placement) }))
    .filter(({ placement }) => placement.likeness > LIKE)
    .sort((a, b) => b.worth - a.worth);
  const [best] = fitting;
  if (best === undefined) return null;
  const rival = fitting.find(({ placement }) => isElsewhere(best.placement, placement));
  if (rival !== undefined && best.worth - rival.worth < LEAD) return null;
  return {
    spots: best.placement.spots,
    transform: fitSimilarity(shape, best.placement.points),
    score: best.worth,
  };
}

/** A camera that has zoomed out shows more than before: then no unit lies beyond its frame that did not before. */
function isWhole(units: readonly LostUnit[], { spots, outside, scale }: Placement, mayLack: number): boolean {
  const mayBeBeyond = scale > ZOOMED_OUT;
  const lacking = units.filter(
    ({ known }, i) => known && spots[i] === null && !(mayBeBeyond && outside[i] === true),
  );
  return lacking.length <= mayLack;
}

/** The sides of a two-sided bar look alike: one alone could be either of them. */
export function showsEachSide(
  units: readonly Pick<LostUnit, 'point' | 'known'>[],
  spots: readonly (Spot | null)[],
): boolean {
  return sidesOf(units.map(({ point }) => point)).every(
    (side) =>
      side.some((i) => spots[i] !== null && spots[i] !== undefined) ||
      !side.some((i) => units[i]?.known === true),
  );
}

/** Every light about as bright as it was, at another zoom: lights of the runway are much fainter. */
export function areAsBright(
  units: readonly Pick<LostUnit, 'light'>[],
  spots: readonly (Spot | null)[],
  zoom: number,
): boolean {
  const least = units.length > 2 ? FADED.row : FADED.pair;
  return units.every(({ light }, i) => {
    const spot = spots[i] ?? null;
    if (spot === null || light === null) return true;
    const grown = spot.radius / (light.radius * max(1, zoom));
    return grown < MOST_GROWN && (spot.strength / light.strength) ** 2.2 * min(1, grown * grown) > least;
  });
}

function worthOf(units: readonly LostUnit[], placement: Placement): number {
  const beyond = placement.outside.filter(Boolean).length;
  return (
    placement.likeness +
    placement.brightness +
    colours(units, placement) -
    0.2 * beyond -
    0.3 * abs(log(placement.scale))
  );
}

/** Colours may have changed while nobody looked, but one after the other: least for the opposite of what was seen last. */
function colours(units: readonly LostUnit[], { whiteness: seen }: Placement): number {
  const steps = units.flatMap(({ greenRed }, i) => {
    const white = seen[i] ?? NaN;
    if (white > 1) return [2];
    return greenRed === null || Number.isNaN(white) ? [] : [abs(white - whiteness(greenRed))];
  });
  if (steps.length === 0) return 0;
  return 0.4 * (1 - steps.reduce((sum, step) => sum + step, 0) / steps.length);
}

function isElsewhere(a: Placement, b: Placement): boolean {
  return a.points.some((point, i) => {
    const other = b.points[i];
    return other === undefined || hypot(other.x - point.x, other.y - point.y) > 0.3 * a.spacing;
  });
}
