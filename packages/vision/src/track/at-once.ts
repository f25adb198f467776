import { grown, type Region } from '../image';
import { surroundingsReach, type Spot, type SpotOptions } from '../spots/find';
import type { FrameView } from './frame-view';
import { matchConstellation, wideGate, type Expected, type Match } from './match';

const { hypot } = Math;

/** A light that is more than so many times brighter or fainter than in the frame before may be another one. */
const MOST_CHANGE = 1.6;
/** A large, overexposed light can have several tops, within so many of its radii. */
const ONE_LIGHT = 1.5;
/** Windows that cover more than this part of what a wide search covers save nothing. */
const MOST_AREA = 0.5;

/** A unit as it is expected; `strength`: of its spot when it was last found. */
export interface ExpectedLight {
  readonly expected: Expected;
  readonly strength: number | null;
}

/**
 * The group right where it is expected, every unit alone in a window of its own: what almost every frame shows, for a tenth of the cost of
 * searching `all` around the group. Null when a unit is not there, not alone or not as bright as it was: that takes a wider search.
 */
export function matchAtOnce(
  view: FrameView,
  units: readonly ExpectedLight[],
  spacing: number,
  all: Region,
  options: SpotOptions,
): Match | null {
  const gate = wideGate(spacing);
  const half = gate + 2 * surroundingsReach(options.radius) + 4;
  if (units.length * (2 * half) ** 2 > MOST_AREA * (all.x1 - all.x0) * (all.y1 - all.y0)) return null;
  const spots: Spot[] = [];
  let seen = 0;
  for (const { expected, strength } of units) {
    const { x, y } = expected.point;
    const found = view
      .spots(grown({ x0: x, y0: y, x1: x, y1: y }, half), options)
      .spots.filter((spot) => hypot(spot.x - x, spot.y - y) < gate);
    const [brightest] = found;
    if (brightest === undefined) {
      if (expected.lit || expected.due) return null;
      continue;
    }
    if (strength === null || !isAsBright(brightest, strength)) return null;
    if (
      !found.every((spot) => hypot(spot.x - brightest.x, spot.y - brightest.y) < ONE_LIGHT * options.radius)
    )
      return null;
    spots.push(...found);
    seen += 1;
  }
  const match = matchConstellation(
    units.map(({ expected }) => expected),
    spots,
    spacing,
    gate,
    Infinity,
  );
  const found = match?.spots.filter((spot) => spot !== null).length;
  return found === seen ? match : null;
}

function isAsBright(spot: Spot, strength: number): boolean {
  return spot.strength < MOST_CHANGE * strength && strength < MOST_CHANGE * spot.strength;
}
