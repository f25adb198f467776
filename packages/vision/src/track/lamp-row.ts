import type { Point } from '../image';
import type { LampRow } from '../light/lamps';
import { lampGap } from '../spots/lamps';
import type { FrameView } from './frame-view';

const { ceil, floor, hypot, max, min } = Math;

/** Lamps of a unit at most, and how near to each other they are told apart: luma pixels, two samples of chroma. */
const MOST_LAMPS = 4;
const LEAST_GAP = 4;
/** Steps of the gap that is sought, and of the profiles: luma pixels. */
const GAP_STEP = 0.1;
const STEP = 0.25;
/** Steps by which a gap may be found too large or too small at first. */
const TRIED = 20;
/** Lamps are apart where it is darker between them than on them by this part of the brightest place, */
const APART = 0.12;
/** and where they stand out by this part of it: around one light nothing does so at equal distances. */
const CLEAR = 0.55;

/** The light of a unit along the bar: red within a pixel of each place, the darkest one 0, the brightest one 1. In steps of {@link STEP}, the middle one at the unit. */
type Profile = Float64Array;

/**
 * The row of lamps that the units are, which are alike: of the rows whose lamps are apart in at least half of them the one whose lamps stand
 * out most from the places half-way between and beside them, and a gap beyond its ends. Null where they are not seen apart. `units`: where they
 * stand, about; `along`: the bar's direction; `spacing`: least distance between units, luma pixels.
 */
export function rowOfUnits(
  view: FrameView,
  units: readonly Point[],
  along: Point,
  spacing: number,
): LampRow | null {
  const most = lampGap(spacing);
  if (most < LEAST_GAP || units.length === 0) return null;
  const profiles = units.map((unit) => profileOf(view, unit, along, MOST_LAMPS * most));
  let best: { row: LampRow; clear: number } | null = null;
  for (let count = 2; count <= MOST_LAMPS; count++) {
    for (let step = 0; LEAST_GAP + step * GAP_STEP <= most; step++) {
      const row = { count, gap: LEAST_GAP + step * GAP_STEP };
      const clear = profiles.map((profile) => clearness(profile, row)).sort((a, b) => b - a);
      const seen = clear.slice(0, ceil(units.length / 2));
      const mean = seen.reduce((sum, each) => sum + each, 0) / seen.length;
      if (mean > (best?.clear ?? CLEAR)) best = { row, clear: mean };
    }
  }
  return best && withBestGap(profiles, best.row);
}

/** The row with the gap at which its lamps have most light: lamps that are hardly apart stand out most a little farther apart than they are. */
function withBestGap(profiles: readonly Profile[], row: LampRow): LampRow {
  const gaps = Array.from({ length: 2 * TRIED + 1 }, (_, i) => row.gap + (i - TRIED) * GAP_STEP);
  const lights = gaps.map((gap) =>
    profiles.reduce((sum, profile) => sum + lightOnLamps(profile, { ...row, gap }), 0),
  );
  return { ...row, gap: gaps[lights.indexOf(max(...lights))] ?? row.gap };
}

/** Mean of a profile on the lamps of a row, wherever its middle may be: the largest. */
function lightOnLamps(profile: Profile, row: LampRow): number {
  const places = lampPlaces(row);
  return max(...middles(row).map((middle) => meanAt(profile, middle, row.gap, places)));
}

function profileOf(view: FrameView, unit: Point, along: Point, reach: number): Profile {
  const half = ceil(reach / STEP);
  const red = Float64Array.from({ length: 2 * half + 1 }, (_, i) => {
    const aside = STEP * (i - half);
    return view.meanRed({ x: unit.x + aside * along.x, y: unit.y + aside * along.y }, 1);
  });
  const told = red.filter((mean) => !Number.isNaN(mean));
  const [ground, brightest] = [min(...told), max(...told)];
  return red.map((mean) => (mean > ground ? (mean - ground) / (brightest - ground) : 0));
}

/** How much the lamps of a row stand out of a profile, wherever its middle may be; −∞ where they are not apart. */
function clearness(profile: Profile, row: LampRow): number {
  const { count, gap } = row;
  const ends = count / 2;
  const on = lampPlaces(row);
  const between = on.slice(1).map((place) => place - 0.5);
  const dark = [...between, -ends, ends, -ends - 0.5, ends + 0.5];
  let most = -Infinity;
  for (const middle of middles(row)) {
    const lamps = meanAt(profile, middle, gap, on);
    if (lamps - meanAt(profile, middle, gap, between) < APART) continue;
    most = max(most, lamps - meanAt(profile, middle, gap, dark));
  }
  return most;
}

/** Where the lamps of a row are from its middle, gaps. */
function lampPlaces({ count }: LampRow): number[] {
  return Array.from({ length: count }, (_, i) => i - (count - 1) / 2);
}

/** Where the middle of a row may be from a spot that stands on one of its lamps, samples of a profile. */
function middles({ count, gap }: LampRow): number[] {
  const reach = floor(((count - 1) * gap) / 2 / STEP);
  return Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
}

/** Mean of a profile at these places, gaps from a middle. */
function meanAt(profile: Profile, middle: number, gap: number, places: readonly number[]): number {
  const centre = (profile.length - 1) / 2 + middle;
  return places.reduce((sum, place) => sum + at(profile, centre + (place * gap) / STEP), 0) / places.length;
}

/** Linear between the samples, 0 beyond them. */
function at(profile: Profile, place: number): number {
  const before = floor(place);
  const from = profile[before] ?? 0;
  return from + (place - before) * ((profile[before + 1] ?? 0) - from);
}

/** The direction from the first to the last of these units, length 1; along the frame's rows where they are fewer than two. */
export function directionOf(units: readonly Point[]): Point {
  const [first, last] = [units[0], units.at(-1)];
  const length = first && last ? hypot(last.x - first.x, last.y - first.y) : 0;
  return first && last && length > 0
    ? { x: (last.x - first.x) / length, y: (last.y - first.y) / length }
    : { x: 1, y: 0 };
}
