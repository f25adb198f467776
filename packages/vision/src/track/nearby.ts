import { grown, type Region } from '../image';
import { SPOT_COLOUR_REACH } from '../spots/colour';
import type { Spot, SpotOptions } from '../spots/find';
import { lampGap } from '../spots/lamps';
import { redBeside } from '../spots/red';
import { matchAtOnce } from './at-once';
import type { FrameView } from './frame-view';
import { asLost, isLit } from './lit';
import { matchConstellation, standsStill, type Expected, type Match } from './match';
import { measureRadius } from './observe';
import { apply } from './similarity';
import { areAsBright } from './reacquire';
import { hasSlipped } from './slipped';
import { isLost, LOST_AFTER, type TrackSearch, type TrackState } from './state';
import { withoutStrays } from './strays';
import { isSurelyTheGroup } from './surely';
import { around, spacingOf } from './surroundings';
import { isOfShape } from './whole';

const { floor, max, min } = Math;

/** The group where it was found, and what that search leaves for the next one. */
export interface Nearby {
  readonly match: Match | null;
  readonly search: TrackSearch | null;
}

const NOWHERE: Nearby = { match: null, search: null };

/**
 * While all is as expected, spots are sought all around the group only once in so many seconds: at the first frame of each such interval of
 * the video, so that it does not depend on where following began.
 */
const SEARCH_EVERY = 0.5;
/**
 * Bars lie along the frame's rows: other lights beside the group tell whether it has slipped by a unit, those above and below tell nothing.
 * The group is sought in this part of the reach across the rows at first, and only where it is not found there in all of it.
 */
const ACROSS = 0.4;
/** Room around a spot at the border of what is searched: luma pixels. */
const SPOT_ROOM = 12;
/** How high red spots stand above their surroundings in R′ − B′, 0–255. */
const LEAST_RED = 16;
/** A calm camera shows the group in the same place for so many seconds. */
const STILL_THERE = 1;
/** Spots looked at around the group. */
const MOST_SPOTS = 28;

/** What is sought, and where. `reach`: luma pixels; `enough`: see `enoughStanding`. */
interface Sought {
  readonly view: FrameView;
  readonly track: TrackState;
  readonly expected: readonly Expected[];
  readonly spacing: number;
  readonly reach: number;
  readonly enough: number;
  readonly options: SpotOptions;
}

/** The group found among `spots`; `level`: what a spot must exceed there; `withRed`: those that only their red tells are among them. */
interface Found {
  readonly match: Match;
  readonly spots: readonly Spot[];
  readonly level: number;
  readonly withRed: boolean;
}

/** The group near where it is expected. `now`: the frame's time, seconds. */
export function seekNearby(
  view: FrameView,
  track: TrackState,
  expected: readonly Expected[],
  now: number,
): Nearby {
  const sought = soughtOf(view, track, expected, now);
  const interval = floor(now / SEARCH_EVERY);
  if (track.velocity !== null && track.search?.interval === interval) {
    const match = matchAsExpected(sought, track.search.level);
    if (match !== null) return { match, search: track.search };
  }
  for (const across of [ACROSS, 1]) {
    const found = matchWithin(sought, across);
    if (found === null) continue;
    const { match, level } = found;
    return isLedAway(sought, found, across) ? NOWHERE : { match, search: { level, interval } };
  }
  return NOWHERE;
}

function soughtOf(view: FrameView, track: TrackState, expected: readonly Expected[], now: number): Sought {
  const spacing = spacingOf(track.units.map(({ point }) => point));
  const radius = track.size?.radius ?? measureRadius(view, track.units, spacing);
  const options = { radius, minStrength: 10, most: MOST_SPOTS, lampGap: lampGap(spacing) };
  const reach = searchReach(spacing, track.missedFrames);
  return { view, track, expected, spacing, reach, enough: enoughStanding(track, now), options };
}

/** Every unit in a window of its own. `level`: what a spot had to exceed in the last search all around the group. */
function matchAsExpected(sought: Sought, level: number): Match | null {
  const { view, track, expected, spacing, reach, options } = sought;
  const lights = track.units.flatMap(({ strength }, i) => {
    const unit = expected[i];
    return unit === undefined ? [] : [{ expected: unit, strength }];
  });
  const all = searchRegion(expected, reach, 1);
  const match = matchAtOnce(view, lights, spacing, all, { ...options, level });
  return match !== null && hasShape(match, expected, track) ? match : null;
}

/** The group among the spots all around, with those that only their red tells where units are missing; null where nothing there is believable. */
function matchWithin(sought: Sought, across: number): Found | null {
  const { view, track, expected, spacing, reach, enough, options } = sought;
  const region = searchRegion(expected, reach, across);
  const { spots: bright, level } = view.spots(region, options);
  const plain = matchConstellation(expected, bright, spacing, reach, enough);
  const withRed = !isComplete(plain, expected);
  const spots = withRed ? [...bright, ...redSpots(sought, bright, region)] : bright;
  const found = withRed ? matchConstellation(expected, spots, spacing, reach, enough) : plain;
  if (found === null || !isBelievable(found, sought)) return null;
  const match = track.whole === null ? found : withoutStrays(found, track.whole, spots, spacing);
  return { match, spots, level, withRed };
}

/** What was found is the group moved by a unit, as the lights beside it tell. */
function isLedAway(sought: Sought, { match, spots, level, withRed }: Found, across: number): boolean {
  const { view, track, expected, spacing, reach, enough, options } = sought;
  const still = standsStill(match, expected, spacing, enough);
  const row = track.units.flatMap((known, i) => {
    const unit = expected[i];
    const lit = isLit(known, track.units) || (still && match.spots[i] !== null);
    return unit === undefined ? [] : [{ expected: unit, lit }];
  });
  if (!mayHaveSlipped(match, track)) return hasSlipped(match, row, spots, spacing);
  const wide = searchRegion(expected, reach + 2 * spacing, across);
  const bright = view.spots(wide, { ...options, level }).spots;
  const all = withRed ? [...bright, ...redSpots(sought, bright, wide)] : bright;
  return hasSlipped(match, row, all, spacing);
}

/** What a search all around the units reads, from where they were seen last: luma pixels of the whole frame. */
export function surroundingsOf(units: TrackState['units']): Region {
  const spacing = spacingOf(units.map(({ point }) => point));
  return grown(searchRegion(units, searchReach(spacing, 0), ACROSS), SPOT_COLOUR_REACH);
}

/** Every unit that must be there is. */
function isComplete(match: Match | null, expected: readonly Expected[]): boolean {
  return match !== null && expected.every(({ due }, i) => !due || match.spots[i] !== null);
}

/**
 * The spots that only their red tells from their surroundings. How high they stand above these is another measure; they pass for no stronger
 * than the units were.
 */
function redSpots({ view, track, options }: Sought, bright: readonly Spot[], region: Region): Spot[] {
  const red = view.spots(region, { ...options, minStrength: LEAST_RED, level: undefined, red: true }).spots;
  const known = track.units.flatMap(({ strength }) => strength ?? []);
  return redBeside(bright, red).map((spot) => ({ ...spot, strength: min(spot.strength, ...known) }));
}

/** Nothing looks as if a unit were being led away. */
function hasShape(
  { spots, transform }: Match,
  expected: readonly Expected[],
  { whole }: TrackState,
): boolean {
  const places = expected.map(({ point }, i) => ({ point: spots[i] ?? apply(transform, point) }));
  return whole === null || isOfShape(whole, places);
}

/** The group's motion is not known, or a light that was there in the last frame is missing. */
function mayHaveSlipped({ spots }: Match, { units, velocity, missedFrames, lastTime }: TrackState): boolean {
  const isWhole = units.every((unit, i) => spots[i] !== null || !isLit(unit, units));
  if (isWhole) return false;
  return (
    velocity === null ||
    missedFrames > 0 ||
    units.some(({ lastSeen }, i) => spots[i] === null && lastSeen === lastTime)
  );
}

/** Where the group's motion is known, it is where it was expected; else anything could be there. */
function isBelievable(match: Match, { track, expected, spacing, enough }: Sought): boolean {
  if (track.lastTime === null || (track.missedFrames === 0 && track.velocity !== null)) return true;
  if (standsStill(match, expected, spacing, enough)) return areAsBright(track.units, match.spots, 1);
  return isSurelyTheGroup(match, asLost(track.units), expected, spacing, isLost(track));
}

/**
 * How many units that stand where they stood suffice, where others that were lit are missing: lamps that beat may be dark by turns. A camera
 * that stood still has not turned by a whole distance of two units to show other lights in their places.
 */
function enoughStanding(track: TrackState, now: number): number {
  const { calm, lastTime } = track;
  if (!calm || lastTime === null || now - lastTime > STILL_THERE) return Infinity;
  return isLost(track) ? 2 : 1;
}

/** Where a group is sought that may have moved by `reach` along the frame's rows, and by the part `across` of it across them: luma pixels. */
function searchRegion(units: Parameters<typeof around>[0], reach: number, across: number): Region {
  return around(units, { x: reach + SPOT_ROOM, y: across * reach + SPOT_ROOM });
}

/** How far the group is sought from where it is expected: luma pixels. */
function searchReach(spacing: number, missedFrames: number): number {
  return max(10, 0.8 * spacing) * 1.25 ** min(missedFrames, LOST_AFTER);
}
