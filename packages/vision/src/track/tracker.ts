import { isInsideFrame, type Point, type Region, type YuvImage } from '../image';
import type { LampRow } from '../light/lamps';
import { FrameView } from './frame-view';
import { heldInShape } from './held';
import { directionOf, rowOfUnits } from './lamp-row';
import { asLost, isLit } from './lit';
import type { Expected, Match } from './match';
import { seekNearby, surroundingsOf } from './nearby';
import { afterMiss, afterSighting, soughtAnew, type FollowedUnit } from './next';
import {
  centroidReach,
  lampRadius,
  observe,
  radiusOf,
  refine,
  type LightObservation,
  type LightSize,
} from './observe';
import { reacquire } from './reacquire';
import { lampSpan } from './remembered';
import { settleLamps } from './settle-lamps';
import { apply } from './similarity';
import { DARK_BY_TURNS, isLost, LOST_AFTER, type TrackState } from './state';
import { spacingOf } from './surroundings';
import { strangerAmong, type Gone } from './way-back';

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

const { abs } = Math;

/** Frames of full search are dear: once lost, only every so many frames is searched as a whole. */
const LOST_SEARCH_EVERY = 3;
/** The aperture stays as it is until the group has grown or shrunk by this part. */
const ZOOM_STEP = 0.1;
/** A unit counts as lit when it was found within the last so many seconds. */
const LIT_MEMORY = 1;

/**
 * Follows one bar through a video as a constellation. Feed it every frame in order. It predicts all units with the group's motion, assigns
 * spots jointly and refines each centre; a unit without a spot of its own in a frame gets no observation there.
 */
export class ConstellationTracker {
  private track: TrackState;

  constructor({ points, size }: TrackStart) {
    this.track = {
      units: points.map((point) => ({
        point,
        greenRed: null,
        lastSeen: null,
        known: false,
        seen: 0,
        light: null,
        strength: null,
      })),
      velocity: null,
      calm: false,
      dark: 0,
      whole: null,
      gone: null,
      lastTime: null,
      missedFrames: 0,
      size: size ?? null,
      search: null,
      ringRadius: null,
    };
  }

  /** Goes on where another tracker was. */
  static resume(state: TrackState): ConstellationTracker {
    const tracker = new ConstellationTracker({ points: [] });
    tracker.track = state;
    return tracker;
  }

  /** Seeks a group as another tracker knows it, wherever it may be, in frames before those. */
  static seek(state: TrackState): ConstellationTracker {
    return ConstellationTracker.resume(soughtAnew(state));
  }

  /** All that the next frame's sighting depends on. */
  get state(): TrackState {
    return this.track;
  }

  /** Nobody knows where the group is: it is sought in whole frames. */
  get isLost(): boolean {
    return isLost(this.track);
  }

  /** What a search all around the units reads, from where they were seen last: luma pixels of the whole frame. */
  get surroundings(): Region {
    return surroundingsOf(this.track.units);
  }

  /**
   * The units in this frame; moves the tracker on. Null when more of the frame has to be seen than the image holds: the tracker then
   * has not moved, and the same frame can be given to it again.
   */
  follow(image: YuvImage): FrameSighting | null {
    const { track } = this;
    const { index, timestamp } = image;
    const view = new FrameView(image);
    const step = track.lastTime === null ? 0 : timestamp - track.lastTime;
    const expected = expectedUnits(track, step, view, timestamp);
    const nearby = seekNearby(view, track, expected, timestamp);
    const everywhere = isLost(track) && nearby.match === null && track.missedFrames % LOST_SEARCH_EVERY === 0;
    const match = everywhere ? reacquire(asLost(track.units), view.allSpots(), mayLack(track)) : nearby.match;
    if (view.beyond) return null;
    const stranger = match && strangerIn(match, track, view.width);
    if (match === null || stranger !== null) {
      this.track = afterMiss({ ...track, gone: stranger ?? track.gone }, view.width);
      return { index, timestamp, lights: track.units.map(() => null) };
    }
    const size = sizeIn(view, match, track);
    const ringRadius = track.ringRadius ?? lampRadius(size);
    const followed = measure(view, match, expected, { ...track, size, ringRadius });
    if (view.beyond) return null;
    this.track = afterSighting(
      { ...track, size, ringRadius, search: nearby.search },
      followed,
      timestamp,
      step,
    );
    return { index, timestamp, lights: followed.map(({ light }) => light) };
  }
}

/** Where the units are expected in a frame that is `step` seconds after the last one. */
function expectedUnits(track: TrackState, step: number, view: FrameView, now: number): Expected[] {
  const { units, velocity } = track;
  return units.map((unit) => {
    const point = {
      x: unit.point.x + (velocity?.x ?? 0) * step,
      y: unit.point.y + (velocity?.y ?? 0) * step,
    };
    return {
      point,
      greenRed: unit.greenRed,
      lit: unit.lastSeen !== null && now - unit.lastSeen < LIT_MEMORY,
      due: isLit(unit, units) && isInsideFrame(point, view),
    };
  });
}

/** Units that are dark by turns may never all be lit in one frame. */
function mayLack({ dark }: TrackState): number {
  return dark === DARK_BY_TURNS ? 1 : 0;
}

/** A row that was found while the group is gone, and is another one. `width`: of the frame, luma pixels. */
function strangerIn({ spots }: Match, track: TrackState, width: number): Gone | null {
  const { gone, units, missedFrames } = track;
  if (gone === null || !isLost(track)) return null;
  const places = spots.filter((spot) => spot !== null);
  const spacing = spacingOf(units.map(({ point }) => point));
  return strangerAmong(gone, places, { width, spacing, atOnce: missedFrames === LOST_AFTER + 1 });
}

/** Size of the lights: measured once, and again when the camera has zoomed. */
function sizeIn(view: FrameView, { spots }: Match, { units, size }: TrackState): LightSize {
  const places = spots.flatMap((spot) => (spot === null ? [] : [spot]));
  const spacing = spacingOf(units.map(({ point }, i) => spots[i] ?? point));
  const zoomed = size !== null && abs(spacing / size.spacing - 1) > ZOOM_STEP;
  const whole = places.length === units.filter(({ known }) => known).length;
  if (size !== null && !(zoomed && whole)) return size;
  const radius = radiusOf(view, places, spacing);
  return { radius, lamps: rowOfUnits(view, places, directionOf(places), { radius, spacing }), spacing };
}

/** Centre and light of every unit that was found. */
function measure(
  view: FrameView,
  { spots, transform }: Match,
  expected: readonly Expected[],
  { units, whole, size, ringRadius }: TrackState & { readonly size: LightSize; readonly ringRadius: number },
): FollowedUnit[] {
  const row = rowIn(spots, units, size);
  const span = row === null ? lampSpan(units, spots) : ((row.count - 1) / 2) * row.gap;
  const reach = centroidReach(size.radius, span);
  const refined = spots.map((spot, i) =>
    refine(view, spot, apply(transform, expected[i]?.point ?? { x: 0, y: 0 }), reach),
  );
  const along = directionOf(refined.filter(({ found }) => found).map(({ point }) => point));
  const lamps = refined.map(({ point, found }) => settleLamps(view, point, found ? row : null, along));
  const settled = refined.map((place, i) => ({ ...place, point: lamps[i]?.point ?? place.point }));
  const held = heldInShape(settled, units, whole);
  const spacing = spacingOf(held.map(({ point }) => point));
  const options = { radius: lampRadius(size), ringRadius, spacing, span: row === null ? span : 0 };
  const beside = (i: number) =>
    held.flatMap(({ point, found }, other) =>
      other === i ? [] : found ? (lamps[other]?.lamps ?? []) : [point],
    );
  return held.map(({ point, found }, i) => {
    const unit = lamps[i];
    const light = found && unit !== undefined ? observe(view, unit, beside(i), options) : null;
    return { point, found, due: expected[i]?.due === true, spot: spots[i] ?? null, light };
  });
}

/** The row of lamps that each unit is in this frame: the camera may have zoomed a little since it was measured. */
function rowIn(
  spots: Match['spots'],
  units: TrackState['units'],
  { lamps, spacing }: LightSize,
): LampRow | null {
  if (lamps === null) return null;
  const now = spacingOf(units.map(({ point }, i) => spots[i] ?? point));
  return { ...lamps, gap: (lamps.gap * now) / spacing };
}
