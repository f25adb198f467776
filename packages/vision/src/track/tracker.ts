import { grown, type Point, type Region, type YuvImage } from '../image';
import { SPOT_COLOUR_REACH } from '../spots/colour';
import type { Spot } from '../spots/find';
import { lampGap } from '../spots/lamps';
import { matchAtOnce } from './at-once';
import { FrameView } from './frame-view';
import { heldInShape } from './held';
import { matchConstellation, type Expected, type Match } from './match';
import {
  centroidReach,
  measureRadius,
  observe,
  radiusOf,
  refine,
  type LightObservation,
  type LightSize,
} from './observe';
import { reacquire, type LostUnit } from './reacquire';
import { lampSpan, remember } from './remembered';
import { apply } from './similarity';
import { hasSlipped } from './slipped';
import type { TrackSearch, TrackState, UnitTrack } from './state';
import { withoutStrays } from './strays';
import { isSurelyTheGroup } from './surely';
import { around, spacingOf } from './surroundings';
import { goneOver, strangerAmong, type Gone } from './way-back';
import { isOfShape, wholeAfter, wholeAt } from './whole';

export interface FrameSighting {
  readonly index: number;
  readonly timestamp: number;
  /** Same order as the units given to the tracker. */
  readonly lights: readonly (LightObservation | null)[];
}

/** Where the units are in the first frame, luma pixels. `size`: of the lights, where it is known; else it is measured. */
export interface TrackStart {
  readonly points: readonly Point[];
  readonly size?: LightSize | undefined;
}

const { abs, floor, hypot, max, min } = Math;

interface Nearby {
  readonly match: Match | null;
  readonly search: TrackSearch | null;
}

const STILL: Point = { x: 0, y: 0 };
const NOWHERE: Nearby = { match: null, search: null };

/** Frames of full search are dear: once lost, only every so many frames is searched as a whole. */
const LOST_SEARCH_EVERY = 3;
/** After so many frames without the group it is lost: it may be anywhere, and at another zoom. */
const LOST_AFTER = 5;
/** A unit found in so many frames is known to be lit. */
const KNOWN_AFTER = 10;
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
/** Spots looked at around the group. */
const MOST_SPOTS = 28;
/** The aperture stays as it is until the group has grown or shrunk by this part. */
const ZOOM_STEP = 0.1;
/** The camera stands still when the group moves less than this part of the spacing from frame to frame. */
const CALM = 0.1;
/** A unit counts as lit when it was found within the last so many seconds. */
const LIT_MEMORY = 1;

/**
 * Follows one bar through a video as a constellation. Feed it every frame in order. It predicts all units with the group's motion, assigns
 * spots jointly and refines each centre; a unit without a spot of its own in a frame gets no observation there.
 */
export class ConstellationTracker {
  private readonly units: UnitTrack[];
  private velocity: Point | null = null;
  private whole: TrackState['whole'] = null;
  private gone: Gone | null = null;
  private lastTime: number | null = null;
  private missedFrames = 0;
  private size: LightSize | null = null;
  private search: TrackSearch | null = null;
  /** Rings of the luma profile are compared from frame to frame: their width stays that of the first size. */
  private ringRadius: number | null = null;

  constructor(start: TrackStart) {
    this.units = start.points.map((point) => ({
      point,
      greenRed: null,
      lastSeen: null,
      known: false,
      seen: 0,
      light: null,
      strength: null,
    }));
    this.size = start.size ?? null;
  }

  /** Goes on where another tracker was. */
  static resume(state: TrackState): ConstellationTracker {
    const tracker = new ConstellationTracker({ points: state.units.map(({ point }) => point) });
    state.units.forEach((unit, i) => Object.assign(tracker.units[i] ?? {}, unit));
    tracker.velocity = state.velocity;
    tracker.whole = state.whole;
    tracker.gone = state.gone;
    tracker.lastTime = state.lastTime;
    tracker.missedFrames = state.missedFrames;
    tracker.size = state.size;
    tracker.search = state.search;
    tracker.ringRadius = state.ringRadius;
    return tracker;
  }

  /**
   * Seeks a group as another tracker knows it, wherever it may be, in frames before those: units that were seen there are known to be lit, and
   * are about as bright.
   */
  static seek(state: TrackState): ConstellationTracker {
    const units = state.units.map((unit) => {
      const known = unit.lastSeen !== null;
      return { ...unit, known, seen: known ? KNOWN_AFTER : 0, lastSeen: null };
    });
    const nowhere = {
      velocity: null,
      gone: null,
      lastTime: null,
      missedFrames: LOST_AFTER + 1,
      search: null,
    };
    return ConstellationTracker.resume({ ...state, ...nowhere, units });
  }

  /** All that the next frame's sighting depends on. */
  get state(): TrackState {
    const { velocity, whole, gone, lastTime, missedFrames, size, search, ringRadius } = this;
    const units = this.units.map((unit) => ({ ...unit }));
    return { units, velocity, whole, gone, lastTime, missedFrames, size, search, ringRadius };
  }

  /** Nobody knows where the group is: it is sought in whole frames. */
  get isLost(): boolean {
    return this.missedFrames > LOST_AFTER;
  }

  /** What a search all around the units reads, from where they were seen last: luma pixels of the whole frame. */
  get surroundings(): Region {
    const spacing = spacingOf(this.units.map(({ point }) => point));
    return grown(searchRegion(this.units, searchReach(spacing, 0), ACROSS), SPOT_COLOUR_REACH);
  }

  /**
   * The units in this frame; moves the tracker on. Null when more of the frame has to be seen than the image holds: the tracker then
   * has not moved, and the same frame can be given to it again.
   */
  follow(image: YuvImage): FrameSighting | null {
    const view = new FrameView(image);
    const nothing = { index: image.index, timestamp: image.timestamp, lights: this.units.map(() => null) };
    const lost = this.isLost;
    const step = this.lastTime === null ? 0 : image.timestamp - this.lastTime;
    const expected = this.units.map((unit) => this.expectation(unit, step, view, image.timestamp));
    const nearby = this.matchNearby(view, expected, image.timestamp);
    const everywhere = lost && nearby.match === null && this.missedFrames % LOST_SEARCH_EVERY === 0;
    const match = everywhere ? reacquire(this.lostUnits, view.allSpots()) : nearby.match;
    if (view.beyond) return null;
    const stranger = match && lost ? this.strangerIn(match, view.width) : null;
    if (match === null || stranger !== null) {
      this.gone = stranger ?? this.gone;
      this.miss(view.width);
      return nothing;
    }
    const size = this.sizeIn(view, match);
    const ringRadius = this.ringRadius ?? size.radius;

    const span = lampSpan(this.units, match.spots);
    const reach = centroidReach(size.radius, span);
    const points = heldInShape(
      match.spots.map((spot, i) =>
        refine(view, spot, apply(match.transform, expected[i]?.point ?? { x: 0, y: 0 }), reach),
      ),
      this.units,
      this.whole,
    );
    const spacing = spacingOf(points.map(({ point }) => point));
    const centres = points.map((entry) => entry.point);
    const lights = points.map((entry, i) =>
      entry.found
        ? observe(
            view,
            entry.point,
            centres.filter((_, other) => other !== i),
            { radius: size.radius, ringRadius, spacing, span },
          )
        : null,
    );
    if (view.beyond) return null;
    this.search = nearby.search;
    this.size = size;
    this.ringRadius = ringRadius;
    this.advance(points, match.spots, lights, image.timestamp, step);
    return { index: image.index, timestamp: image.timestamp, lights };
  }

  /** The group near where it is expected, and what that search leaves for the next one. */
  private matchNearby(view: FrameView, expected: readonly Expected[], now: number): Nearby {
    const spacing = spacingOf(this.units.map(({ point }) => point));
    const radius = this.size?.radius ?? measureRadius(view, this.units, spacing);
    const reach = searchReach(spacing, this.missedFrames);
    const options = { radius, minStrength: 10, most: MOST_SPOTS, lampGap: lampGap(spacing) };
    const interval = floor(now / SEARCH_EVERY);
    if (this.velocity !== null && this.search?.interval === interval) {
      const { level } = this.search;
      const lights = this.units.flatMap(({ strength }, i) => {
        const unit = expected[i];
        return unit === undefined ? [] : [{ expected: unit, strength }];
      });
      const all = searchRegion(expected, reach, 1);
      const match = matchAtOnce(view, lights, spacing, all, { ...options, level });
      if (match !== null && this.hasShape(match, expected)) return { match, search: this.search };
    }
    for (const across of [ACROSS, 1]) {
      const { spots, level } = view.spots(searchRegion(expected, reach, across), options);
      const found = matchConstellation(expected, spots, spacing, reach);
      if (found === null || !this.isBelievable(found, expected, spacing)) continue;
      const match = this.whole === null ? found : withoutStrays(found, this.whole, spots, spacing);
      const row = this.lostUnits.flatMap(({ known }, i) => {
        const unit = expected[i];
        return unit === undefined ? [] : [{ expected: unit, lit: known }];
      });
      const around = this.mayHaveSlipped(match)
        ? view.spots(searchRegion(expected, reach + 2 * spacing, across), { ...options, level }).spots
        : spots;
      return hasSlipped(match, row, around, spacing) ? NOWHERE : { match, search: { level, interval } };
    }
    return NOWHERE;
  }

  /** A row that was found while the group is gone, and is another one. */
  private strangerIn({ spots }: Match, width: number): Gone | null {
    const places = spots.filter((spot) => spot !== null);
    const spacing = spacingOf(this.units.map(({ point }) => point));
    const atOnce = this.missedFrames === LOST_AFTER + 1;
    return this.gone && strangerAmong(this.gone, places, { width, spacing, atOnce });
  }

  /** Nothing looks as if a unit were being led away. */
  private hasShape({ spots, transform }: Match, expected: readonly Expected[]): boolean {
    const places = expected.map(({ point }, i) => ({ point: spots[i] ?? apply(transform, point) }));
    return this.whole === null || isOfShape(this.whole, places);
  }

  /** The group's motion is not known, or a light that was there in the last frame is missing. */
  private mayHaveSlipped({ spots }: Match): boolean {
    const isWhole = this.units.every((unit, i) => spots[i] !== null || !this.isLit(unit));
    if (isWhole) return false;
    return (
      this.velocity === null ||
      this.missedFrames > 0 ||
      this.units.some(({ lastSeen }, i) => spots[i] === null && lastSeen === this.lastTime)
    );
  }

  /** Where the group's motion is known, it is where it was expected; else anything could be there. */
  private isBelievable(match: Match, expected: readonly Expected[], spacing: number): boolean {
    if (this.lastTime === null || (this.missedFrames === 0 && this.velocity !== null)) return true;
    return isSurelyTheGroup(match, this.lostUnits, expected, spacing, this.isLost);
  }

  /** Radius of the lights: measured once, and again when the camera has zoomed. */
  private sizeIn(view: FrameView, { spots }: Match): LightSize {
    const places = spots.flatMap((spot) => (spot === null ? [] : [spot]));
    const spacing = spacingOf(this.units.map(({ point }, i) => spots[i] ?? point));
    const zoomed = this.size !== null && abs(spacing / this.size.spacing - 1) > ZOOM_STEP;
    const whole = places.length === this.units.filter(({ known }) => known).length;
    if (this.size !== null && !(zoomed && whole)) return this.size;
    return { radius: radiusOf(view, places, spacing), spacing };
  }

  /** Found in enough frames; while no unit was, found at all: lamps that beat may be gone for a second after the first frame. */
  private isLit(unit: UnitTrack): boolean {
    return unit.known || (unit.seen > 0 && !this.units.some(({ known }) => known));
  }

  private get lostUnits(): readonly LostUnit[] {
    return this.units.map((unit) => ({ ...unit, known: this.isLit(unit) }));
  }

  private expectation(
    unit: UnitTrack,
    step: number,
    { width, height }: FrameView,
    timestamp: number,
  ): Expected {
    const x = unit.point.x + (this.velocity?.x ?? 0) * step;
    const y = unit.point.y + (this.velocity?.y ?? 0) * step;
    const inside = x >= 3 && y >= 3 && x <= width - 4 && y <= height - 4;
    return {
      point: { x, y },
      greenRed: unit.greenRed,
      lit: unit.lastSeen !== null && timestamp - unit.lastSeen < LIT_MEMORY,
      due: this.isLit(unit) && inside,
    };
  }

  private advance(
    points: readonly { point: Point; found: boolean }[],
    spots: readonly (Spot | null)[],
    lights: readonly (LightObservation | null)[],
    now: number,
    step: number,
  ): void {
    const moved: Point[] = [];
    this.units.forEach((unit, i) => {
      const entry = points[i];
      if (entry === undefined) return;
      if (entry.found) {
        moved.push({ x: entry.point.x - unit.point.x, y: entry.point.y - unit.point.y });
        unit.lastSeen = now;
        unit.light = remember(unit.light, spots[i] ?? null);
        unit.strength = spots[i]?.strength ?? unit.strength;
        unit.seen = min(KNOWN_AFTER, unit.seen + 1);
        unit.known = unit.seen === KNOWN_AFTER;
      }
      unit.point = entry.point;
      unit.greenRed = lights[i]?.photometry.greenRed ?? unit.greenRed;
    });
    if (step > 0 && moved.length > 0 && this.missedFrames === 0) {
      this.velocity = {
        x: moved.reduce((sum, p) => sum + p.x, 0) / moved.length / step,
        y: moved.reduce((sum, p) => sum + p.y, 0) / moved.length / step,
      };
    } else {
      this.velocity = this.isLost || this.lastTime === null ? null : STILL;
    }
    const isWhole = this.units.every(({ known }, i) => points[i]?.found === true || !known);
    if (isWhole && this.units.some(({ known }) => known)) {
      this.whole = wholeAfter(this.whole, this.units, this.isCalm(step));
    }
    this.gone = null;
    this.missedFrames = 0;
    this.lastTime = now;
  }

  private isCalm(step: number): boolean {
    if (this.velocity === null || this.missedFrames > 0) return false;
    const moved = step * hypot(this.velocity.x, this.velocity.y);
    return moved < CALM * spacingOf(this.units.map(({ point }) => point));
  }

  private goneOver(width: number): Gone | null {
    const lit = this.lostUnits.filter(({ known }) => known).map(({ point }) => point);
    return goneOver(lit, this.velocity, width, spacingOf(this.units.map(({ point }) => point)));
  }

  /** `width`: of the frame, luma pixels. */
  private miss(width: number): void {
    if (this.missedFrames === 0) this.gone = this.goneOver(width);
    this.search = null;
    this.velocity = STILL;
    this.missedFrames += 1;
    if (this.missedFrames !== LOST_AFTER + 1 || this.whole === null) return;
    const sought = wholeAt(
      this.whole,
      this.units.map(({ point }) => point),
    );
    this.units.forEach((unit, i) => Object.assign(unit, sought[i]));
  }
}

/** Where a group is sought that may have moved by `reach` along the frame's rows, and by the part `across` of it across them: luma pixels. */
function searchRegion(units: readonly { readonly point: Point }[], reach: number, across: number): Region {
  return around(units, { x: reach + SPOT_ROOM, y: across * reach + SPOT_ROOM });
}

/** How far the group is sought from where it is expected: luma pixels. */
function searchReach(spacing: number, missedFrames: number): number {
  return max(10, 0.8 * spacing) * 1.25 ** min(missedFrames, LOST_AFTER);
}
