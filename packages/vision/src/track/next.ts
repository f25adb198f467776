import type { Point } from '../image';
import type { Spot } from '../spots/find';
import { asLost, KNOWN_AFTER } from './lit';
import type { LightObservation } from './observe';
import { remember } from './remembered';
import { DARK_BY_TURNS, isLost, LOST_AFTER, type TrackState, type UnitTrack } from './state';
import { spacingOf } from './surroundings';
import { goneOver, type Gone } from './way-back';
import { wholeAfter, wholeAt } from './whole';

const { hypot, max, min } = Math;

const STILL: Point = { x: 0, y: 0 };

/** The camera stands still when the group moves less than this part of the spacing from frame to frame. */
const CALM = 0.1;

/** A unit in a frame in which the group was found: where it is or would be, its spot and what was measured of it. */
export interface FollowedUnit {
  readonly point: Point;
  readonly found: boolean;
  /** Known to be lit, and in the frame. */
  readonly due: boolean;
  readonly spot: Spot | null;
  readonly light: LightObservation | null;
}

/** What a tracker knows after a frame in which the group was found. `now`: the frame's time, `step`: since the last one, seconds. */
export function afterSighting(
  track: TrackState,
  followed: readonly FollowedUnit[],
  now: number,
  step: number,
): TrackState {
  const units = track.units.map((unit, i) => {
    const entry = followed[i];
    return entry === undefined ? unit : unitAfter(unit, entry, now);
  });
  const moved = meanMove(track, followed);
  const velocity = velocityAfter(track, moved, step);
  const calm = moved !== null && hypot(moved.x, moved.y) < CALM * spacingOf(units.map(({ point }) => point));
  const steady = calm && velocity !== null && track.missedFrames === 0;
  return {
    ...track,
    units,
    velocity,
    calm,
    dark: darkAfter(track, followed, calm),
    whole: wholeOf({ ...track, units }, followed, steady),
    gone: null,
    missedFrames: 0,
    lastTime: now,
  };
}

/** What a tracker knows after a frame in which the group was not found. `width`: of the frame, luma pixels. */
export function afterMiss(track: TrackState, width: number): TrackState {
  const missedFrames = track.missedFrames + 1;
  const missed: TrackState = {
    ...track,
    gone: track.missedFrames === 0 ? wayGone(track, width) : track.gone,
    search: null,
    velocity: STILL,
    missedFrames,
  };
  if (missedFrames !== LOST_AFTER + 1 || track.whole === null) return missed;
  const sought = wholeAt(
    track.whole,
    track.units.map(({ point }) => point),
  );
  return { ...missed, units: track.units.map((unit, i) => ({ ...unit, ...sought[i] })) };
}

/** A group as it is known, sought in frames before those: units that were seen there are known to be lit, and are about as bright. */
export function soughtAnew(track: TrackState): TrackState {
  const units = track.units.map((unit) => {
    const known = unit.lastSeen !== null;
    return { ...unit, known, seen: known ? KNOWN_AFTER : 0, lastSeen: null };
  });
  return {
    ...track,
    units,
    velocity: null,
    gone: null,
    lastTime: null,
    missedFrames: LOST_AFTER + 1,
    search: null,
  };
}

function unitAfter(unit: UnitTrack, { point, found, spot, light }: FollowedUnit, now: number): UnitTrack {
  const greenRed = light?.photometry.greenRed ?? unit.greenRed;
  if (!found) return { ...unit, point, greenRed };
  const seen = min(KNOWN_AFTER, unit.seen + 1);
  return {
    point,
    greenRed,
    lastSeen: now,
    known: seen === KNOWN_AFTER,
    seen,
    light: remember(unit.light, spot),
    strength: spot?.strength ?? unit.strength,
  };
}

/** From where the units were last, or, at first, from where somebody has seen them; null without any that was found. */
function meanMove({ units }: TrackState, followed: readonly FollowedUnit[]): Point | null {
  const moves = units.flatMap(({ point }, i) => {
    const entry = followed[i];
    return entry?.found === true ? [{ x: entry.point.x - point.x, y: entry.point.y - point.y }] : [];
  });
  if (moves.length === 0) return null;
  return {
    x: moves.reduce((sum, p) => sum + p.x, 0) / moves.length,
    y: moves.reduce((sum, p) => sum + p.y, 0) / moves.length,
  };
}

function darkAfter({ units, dark }: TrackState, followed: readonly FollowedUnit[], calm: boolean): number {
  if (areAllFound(units, followed)) return max(0, dark - 1);
  const isOneDark = followed.some(({ due, found }) => due && !found);
  return calm && isOneDark ? min(DARK_BY_TURNS, dark + 1) : dark;
}

/** Every unit that is known to be lit. */
function areAllFound(units: TrackState['units'], followed: readonly FollowedUnit[]): boolean {
  return units.every(({ known }, i) => followed[i]?.found === true || !known);
}

function velocityAfter(track: TrackState, moved: Point | null, step: number): Point | null {
  if (step > 0 && moved !== null && track.missedFrames === 0) {
    return { x: moved.x / step, y: moved.y / step };
  }
  return isLost(track) || track.lastTime === null ? null : STILL;
}

function wholeOf(track: TrackState, followed: readonly FollowedUnit[], steady: boolean): TrackState['whole'] {
  const { units, whole } = track;
  if (!areAllFound(units, followed) || !units.some(({ known }) => known)) return whole;
  return wholeAfter(whole, units, steady);
}

function wayGone({ units, velocity }: TrackState, width: number): Gone | null {
  const lit = asLost(units).filter(({ known }) => known);
  return goneOver(
    lit.map(({ point }) => point),
    velocity,
    width,
    spacingOf(units.map(({ point }) => point)),
  );
}
