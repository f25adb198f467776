import type { Point } from '../image';
import type { LightSize } from './observe';
import type { RememberedLight } from './remembered';
import { isOfShape, type WholeUnit } from './whole';
import type { Gone } from './way-back';

const { abs, hypot, max } = Math;

/** What a tracker knows of one unit; luma pixels and seconds. */
export interface UnitTrack {
  readonly point: Point;
  readonly greenRed: number | null;
  /** Null: never. */
  readonly lastSeen: number | null;
  /** Seen at least so often that it is surely no dark one. */
  readonly known: boolean;
  /** Frames in which it was found, as far as they count. */
  readonly seen: number;
  readonly light: RememberedLight | null;
  /** Of its spot when it was last found; null before. */
  readonly strength: number | null;
}

/** How high above its surroundings a spot has to be, 0–255, and the interval of the video in which that was found out. */
export interface TrackSearch {
  readonly level: number;
  readonly interval: number;
}

/** All that a tracker's next sighting depends on; plain data, the same after JSON. */
export interface TrackState {
  readonly units: readonly UnitTrack[];
  /** Luma pixels a second; null right after a lost group was taken up, when one place tells no motion. */
  readonly velocity: Point | null;
  /** The camera stood still when the group was found last. */
  readonly calm: boolean;
  /** Frames in which the group stood still while lit units were dark, less those in which none was, as far as they count. */
  readonly dark: number;
  /** Null until the group was seen as a whole while the camera stood still. */
  readonly whole: readonly WholeUnit[] | null;
  /** Null while it is not lost, or where nothing tells over which side it went. */
  readonly gone: Gone | null;
  readonly lastTime: number | null;
  readonly missedFrames: number;
  readonly size: LightSize | null;
  readonly search: TrackSearch | null;
  /** Rings of the luma profile are compared from frame to frame: their width stays that of the first size. */
  readonly ringRadius: number | null;
}

/** After so many frames without the group it is lost: it may be anywhere, and at another zoom. */
export const LOST_AFTER = 5;

/** Nobody knows where the group is: it is sought in whole frames. */
export function isLost({ missedFrames }: Pick<TrackState, 'missedFrames'>): boolean {
  return missedFrames > LOST_AFTER;
}

/** Units that were dark in so many frames more than they were all lit are dark by turns: lamps that beat, each by itself, seen with short exposures. */
export const DARK_BY_TURNS = 10;

/** Parts of a frame are decoded at other places: the last digits of a double differ. */
const DIGITS = 1e-6;
/** What is remembered of a light only says which spots are much too faint to be it. */
const LIGHT = 0.1;
/** A unit that was never found may stand so far off, as a part of the spacing: no match would tell. */
const UNSEEN = 0.08;

/**
 * Trackers in these states see the same in every frame to come. States of trackers that began at different frames become equal soon when
 * both follow the same lights under the same names, and never when they do not.
 */
export function isSameTrack(a: TrackState, b: TrackState): boolean {
  const spacing = a.size?.spacing ?? 0;
  return (
    a.units.length === b.units.length &&
    a.units.every((unit, i) => {
      const other = b.units[i];
      return other !== undefined && isSameUnit(unit, other, spacing);
    }) &&
    isClose(a.velocity?.x, b.velocity?.x) &&
    isClose(a.velocity?.y, b.velocity?.y) &&
    a.calm === b.calm &&
    a.dark === b.dark &&
    isSameWhole(a.whole, b.whole) &&
    isSameWay(a.gone, b.gone) &&
    isClose(a.lastTime, b.lastTime) &&
    a.missedFrames === b.missedFrames &&
    isClose(a.size?.radius, b.size?.radius) &&
    isClose(a.size?.spacing, b.size?.spacing) &&
    a.size?.lamps?.count === b.size?.lamps?.count &&
    isClose(a.size?.lamps?.gap, b.size?.lamps?.gap) &&
    isClose(a.search?.level, b.search?.level) &&
    a.search?.interval === b.search?.interval &&
    isClose(a.ringRadius, b.ringRadius)
  );
}

function isSameUnit(a: UnitTrack, b: UnitTrack, spacing: number): boolean {
  const apart = hypot(a.point.x - b.point.x, a.point.y - b.point.y);
  if (a.seen === 0 && b.seen === 0) return apart <= UNSEEN * spacing;
  return (
    isClose(a.point.x, b.point.x) &&
    isClose(a.point.y, b.point.y) &&
    isClose(a.greenRed, b.greenRed) &&
    isClose(a.lastSeen, b.lastSeen) &&
    a.known === b.known &&
    a.seen === b.seen &&
    isClose(a.strength, b.strength) &&
    isAlike(a.light, b.light)
  );
}

function isSameWhole(a: TrackState['whole'], b: TrackState['whole']): boolean {
  if (a === null || b === null) return a === b;
  return isOfShape(a, b) && a.every((unit, i) => isAlike(unit.light, b[i]?.light ?? null));
}

function isSameWay(a: Gone | null, b: Gone | null): boolean {
  return (
    a?.over === b?.over && isClose(a?.stranger?.x, b?.stranger?.x) && isClose(a?.stranger?.y, b?.stranger?.y)
  );
}

function isAlike(a: RememberedLight | null, b: RememberedLight | null): boolean {
  return (
    isClose(a?.strength, b?.strength, LIGHT) &&
    isClose(a?.radius, b?.radius, LIGHT) &&
    isClose(a?.span, b?.span, LIGHT)
  );
}

function isClose(a: number | null | undefined, b: number | null | undefined, part = DIGITS): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return (a ?? null) === (b ?? null);
  return Object.is(a, b) || abs(a - b) <= part * max(1, abs(a));
}
