import type { LightBox, Lights } from './lights';
import type { BarPlace, FirstLook, SegmentEntry, SegmentPlan } from './segments';
import { UNIT_NAMES, type UnitName } from './units';

/** Seconds and frames both trackers see before a border, at least: what they remember of the frames before has faded by then. */
const WARM_UP = { seconds: 1, frames: 30 };
/** What is decoded before a border may be so much of the segment at most. */
const MOST_LEAD = 0.5;
/** The lights' size is measured anew when they have moved apart by a tenth: such a frame is no place to begin at. */
const MOST_ZOOM = 0.06;
/** From the frame's edge, in spacings of the units: what is read around a light. */
const EDGE = 0.6;
/** A confirmed box is that of a light that was found, when it stands so near to it: part of the spacing. */
const SAME_LIGHT = 0.25;

/** A border, and what is decoded before it, seconds. */
interface Candidate {
  readonly start: number;
  readonly lead: number;
  readonly entry: SegmentEntry;
}

/**
 * Splits a video into segments that can be measured independently of each other: each later one begins a warm-up behind a frame in which
 * the first look saw all the lights that were confirmed, as far apart as where they were confirmed. `time`: of the frame the boxes are in.
 * One segment where there is no such frame, where the video is short, or where its key frames are not known.
 */
export function planSegments(look: FirstLook | null, lights: Lights, time: number): SegmentPlan[] {
  const borders = look === null ? [] : bordersOf(look, candidatesOf(look, lights, time));
  return [null, ...borders].map((border, i) => ({
    start: border?.start ?? 0,
    end: borders[i]?.start ?? null,
    entry: border?.entry ?? null,
  }));
}

/** From each border the one with the least lead among those one to two lengths on; the next one there is, where there is none. */
function bordersOf(look: FirstLook, candidates: readonly Candidate[]): Candidate[] {
  const { usual, least } = look.lengths;
  const borders: Candidate[] = [];
  let last = look.start;
  for (;;) {
    const from = last + usual;
    const ahead = candidates.filter(({ start }) => start >= from && look.end - start >= least);
    const near = ahead.filter(({ start }) => start < from + usual);
    const [first, ...others] = near.length > 0 ? near : ahead.slice(0, 1);
    if (first === undefined) return borders;
    const border = others.reduce((best, other) => (other.lead < best.lead ? other : best), first);
    borders.push(border);
    last = border.start;
  }
}

function candidatesOf(look: FirstLook, lights: Lights, time: number): Candidate[] {
  const confirmed = confirmedPlace(look, lights, time);
  if (confirmed === null) return [];
  const { place, names } = confirmed;
  const size = names.length === Object.keys(place.units).length ? look.size : null;
  const warmUp = Math.max(WARM_UP.seconds, WARM_UP.frames / look.frame_rate);
  return look.places.flatMap((later): Candidate[] => {
    const { timestamp } = later;
    const keyFrame = look.key_frames.findLast((key) => key <= timestamp + 0.25 / look.frame_rate);
    const units = names.map(([unit, found]) => ({ unit, point: later.units[found] }));
    const points = units.flatMap(({ unit, point }) => (point === undefined ? [] : [{ unit, ...point }]));
    const zoom = Math.abs(later.spacing / place.spacing - 1);
    if (timestamp <= place.timestamp || keyFrame === undefined || zoom > MOST_ZOOM) return [];
    if (points.length < units.length || !points.every((point) => isInside(point, later, look))) return [];
    const start = timestamp + warmUp;
    const lead = start - keyFrame;
    return lead > MOST_LEAD * look.lengths.usual
      ? []
      : [{ start, lead, entry: { key_frame: keyFrame, timestamp, size, units: points } }];
  });
}

/** Where the confirmed lights stand among those that were found, and what each was taken for; null where one is not among them. */
function confirmedPlace(
  look: FirstLook,
  lights: Lights,
  time: number,
): { place: BarPlace; names: [UnitName, UnitName][] } | null {
  const place = look.places.find(({ timestamp }) => Math.abs(timestamp - time) < 0.5 / look.frame_rate);
  if (place === undefined) return null;
  const names: [UnitName, UnitName][] = [];
  for (const unit of UNIT_NAMES) {
    const box = lights[unit];
    if (box === undefined) continue;
    const found = UNIT_NAMES.find((name) => {
      const point = place.units[name];
      return point !== undefined && distance(point, centreOf(box, look)) < SAME_LIGHT * place.spacing;
    });
    if (found === undefined || names.some(([, taken]) => taken === found)) return null;
    names.push([unit, found]);
  }
  return { place, names };
}

/** Boxes are in percent of the frame; pixel centres are whole numbers. */
function centreOf({ x, y }: LightBox, look: FirstLook): { x: number; y: number } {
  return { x: (x / 100) * look.frame_width - 0.5, y: (y / 100) * look.frame_height - 0.5 };
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function isInside({ x, y }: { x: number; y: number }, { spacing }: BarPlace, look: FirstLook): boolean {
  const room = EDGE * spacing;
  return x >= room && y >= room && x <= look.frame_width - 1 - room && y <= look.frame_height - 1 - room;
}
