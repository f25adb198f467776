import type { Point } from '../image';
import type { Spot } from '../spots/find';

/** Number of light units of a PAPI bar. */
export const UNITS_OF_BAR = 4;

/**
 * Four spots of one frame that could be a PAPI: collinear, nearly level, equally spaced. `spots` from left to right, null where a light
 * is missing (a dark unit); `points` has its interpolated place. `spacing` in luma pixels, `tilt` in radians, `geometry` 0–1.
 * `whiteness`: 0 red – 1 white per unit, NaN where unknown.
 */
export interface Row {
  readonly spots: readonly (Spot | null)[];
  readonly points: readonly Point[];
  readonly spacing: number;
  readonly tilt: number;
  readonly geometry: number;
  readonly whiteness: readonly number[];
}

const MOST_TILT = 0.26;
const RED_RATIO = 0.22;
const WHITE_RATIO = 0.6;
const GREEN_RATIO = 1.6;

/** All rows among `spots` whose spacing lies between `minSpacing` and `maxSpacing` luma pixels, best geometry first, at most `most`. */
export function findRows(
  spots: readonly Spot[],
  options: { minSpacing: number; maxSpacing: number; most: number },
): Row[] {
  const sorted = [...spots].sort((a, b) => a.x - b.x);
  const rows = new Map<string, Row>();
  for (const [i, first] of sorted.entries()) {
    for (const second of sorted.slice(i + 1)) {
      const dx = second.x - first.x;
      const dy = second.y - first.y;
      if (Math.abs(dy) > MOST_TILT * dx) continue;
      for (const steps of [1, 2]) {
        const step = { x: dx / steps, y: dy / steps };
        const spacing = Math.hypot(step.x, step.y);
        if (spacing > options.maxSpacing) continue;
        if (spacing < options.minSpacing) break;
        const row = completeRow(sorted, first, second, step, steps, spacing);
        if (row === null) continue;
        const key = row.spots.map((spot) => (spot === null ? '-' : sorted.indexOf(spot))).join();
        rows.set(key, row);
      }
    }
  }
  return [...rows.values()].sort((a, b) => b.geometry - a.geometry).slice(0, options.most);
}

function completeRow(
  spots: readonly Spot[],
  first: Spot,
  second: Spot,
  step: Point,
  steps: number,
  spacing: number,
): Row | null {
  const members: (Spot | null)[] = [];
  for (let place = 0; place < UNITS_OF_BAR; place++) {
    if (place === 0) members.push(first);
    else if (place === steps) members.push(second);
    else
      members.push(
        nearest(
          spots,
          { x: first.x + place * step.x, y: first.y + place * step.y },
          1.5 + 0.04 * spacing * place,
        ),
      );
  }
  const present = members.filter((spot) => spot !== null).length;
  // One dark unit inside the row can be told; a missing end cannot: the row could go on either way.
  if (present < UNITS_OF_BAR - 1 || members[0] === null || members[UNITS_OF_BAR - 1] === null) return null;
  const line = fitLine(members);
  const residual = Math.sqrt(
    members.reduce((sum, spot, place) => {
      if (spot === null) return sum;
      return sum + (spot.x - line.x - place * line.stepX) ** 2 + (spot.y - line.y - place * line.stepY) ** 2;
    }, 0) / present,
  );
  const allowed = 0.8 + 0.02 * spacing;
  let geometry = Math.exp(-((residual / allowed) ** 2) / 2);
  if (present < UNITS_OF_BAR) geometry *= 0.5;
  geometry *= strengthMatch(members) * isolation(spots, line, spacing);
  return {
    spots: members,
    points: members.map(
      (spot, place) => spot ?? { x: line.x + place * line.stepX, y: line.y + place * line.stepY },
    ),
    spacing: Math.hypot(line.stepX, line.stepY),
    tilt: Math.atan2(line.stepY, line.stepX),
    geometry,
    whiteness: members.map((spot) => (spot === null ? NaN : whiteness(spot.greenRed))),
  };
}

/** Where ΣG/ΣR lies between red (0) and white (1), on a logarithmic scale; above 1 for green light. */
function whiteness(greenRed: number): number {
  if (Number.isNaN(greenRed)) return NaN;
  if (greenRed > GREEN_RATIO) return 2;
  const share = Math.log(Math.max(greenRed, 0.01) / RED_RATIO) / Math.log(WHITE_RATIO / RED_RATIO);
  return Math.min(1, Math.max(0, share));
}

function nearest(spots: readonly Spot[], point: Point, within: number): Spot | null {
  let best: Spot | null = null;
  let distance = within;
  for (const spot of spots) {
    const d = Math.hypot(spot.x - point.x, spot.y - point.y);
    if (d <= distance) {
      distance = d;
      best = spot;
    }
  }
  return best;
}

/** Least-squares line with equal steps through the members. */
function fitLine(members: readonly (Spot | null)[]): { x: number; y: number; stepX: number; stepY: number } {
  let n = 0;
  let sp = 0;
  let spp = 0;
  let sx = 0;
  let sy = 0;
  let spx = 0;
  let spy = 0;
  members.forEach((spot, place) => {
    if (spot === null) return;
    n += 1;
    sp += place;
    spp += place * place;
    sx += spot.x;
    sy += spot.y;
    spx += place * spot.x;
    spy += place * spot.y;
  });
  const det = n * spp - sp * sp;
  const stepX = (n * spx - sp * sx) / det;
  const stepY = (n * spy - sp * sy) / det;
  return { x: (sx - stepX * sp) / n, y: (sy - stepY * sp) / n, stepX, stepY };
}

/** Units of one bar are alike: 1 when the weakest is at least half of the strongest, falling towards 0.2. */
function strengthMatch(members: readonly (Spot | null)[]): number {
  const strengths = members.flatMap((spot) => (spot === null ? [] : [spot.strength]));
  const ratio = Math.min(...strengths) / Math.max(...strengths);
  return Math.min(1, Math.max(0.2, 2 * ratio));
}

/** A row that goes on with the same spacing beyond its ends is a line of runway lights. */
function isolation(
  spots: readonly Spot[],
  line: { x: number; y: number; stepX: number; stepY: number },
  spacing: number,
): number {
  const beyond = [-1, UNITS_OF_BAR].filter(
    (place) =>
      nearest(
        spots,
        { x: line.x + place * line.stepX, y: line.y + place * line.stepY },
        1.5 + 0.08 * spacing,
      ) !== null,
  ).length;
  return [1, 0.5, 0.25][beyond] ?? 1;
}
