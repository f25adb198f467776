import type { Point } from '../image';
import type { Spot } from '../spots/find';
import { apply, fitSimilarity, shiftBetween, translation, type Similarity } from './similarity';

const { abs, atan2, exp, hypot, log, max, min } = Math;

/** A unit as the tracker expects it: place in luma pixels, last colour (ΣG/ΣR, null when never seen), `lit`: seen within the last second. */
export interface Expected {
  readonly point: Point;
  readonly greenRed: number | null;
  readonly lit: boolean;
  /** Surely lit and inside the frame: it must be there. */
  readonly due: boolean;
}

/** `spots[i]` belongs to unit i, null where none does. `transform` takes expected places to found ones. */
export interface Match {
  readonly spots: readonly (Spot | null)[];
  readonly transform: Similarity;
  readonly score: number;
}

/**
 * Assigns spots to units as one constellation: each pair (unit, spot) proposes a shift of the whole group, the shift under which most units
 * find a spot of fitting colour wins, a similarity is fitted to it and the assignment repeated with a narrower gate. `reach`: the largest
 * shift, luma pixels. Null when fewer than two units (or the only lit one) find their spot, or too few of those that are due; where `enough`
 * of them stand right where they are expected, the others are dark, as lamps that beat are.
 */
export function matchConstellation(
  units: readonly Expected[],
  spots: readonly Spot[],
  spacing: number,
  reach: number,
  enough: number,
): Match | null {
  const wide = wideGate(spacing);
  const narrow = max(1.8, 0.08 * spacing);
  let best: { transform: Similarity; score: number } | null = null;
  for (const unit of units) {
    for (const spot of spots) {
      const shift = { x: spot.x - unit.point.x, y: spot.y - unit.point.y };
      const length = hypot(shift.x, shift.y);
      if (length > reach) continue;
      const transform = translation(shift);
      const score = assign(units, spots, transform, wide).score - 0.3 * (length / max(reach, spacing));
      if (best === null || score > best.score) best = { transform, score };
    }
  }
  if (best === null) return null;

  let transform = best.transform;
  let assignment = assign(units, spots, transform, wide);
  for (const gate of [wide, narrow]) {
    const pairs = units.flatMap((unit, i) => {
      const spot = assignment.spots[i];
      return spot === null || spot === undefined ? [] : [{ from: unit.point, to: spot }];
    });
    if (pairs.length === 0) return null;
    const from = pairs.map((pair) => pair.from);
    const to = pairs.map((pair) => pair.to);
    const fitted = fitSimilarity(from, to);
    transform = pairs.length >= 3 && isGentle(fitted) ? fitted : translation(shiftBetween(from, to));
    assignment = assign(units, spots, transform, gate);
  }
  const found = assignment.spots.filter((spot) => spot !== null).length;
  const match = { spots: assignment.spots, transform, score: assignment.score };
  if (standsStill(match, units, spacing, enough)) return match;
  const lit = units.filter((unit) => unit.lit).length;
  if (found < min(2, max(1, lit))) return null;
  return isWhole(units, match.spots, transform, spacing) ? match : null;
}

/** How far from its place in the group a unit may be found at first: luma pixels. */
export function wideGate(spacing: number): number {
  return max(2.5, 0.14 * spacing);
}

/** Group moved farther than this part of the spacing may have slipped by one unit. */
const SLIP = 0.45;

/** A group that moves less than this part of the spacing stands still. */
const STANDING = 0.1;

/** At least so many units are there, right where they were expected. */
export function standsStill(
  { spots, transform }: Pick<Match, 'spots' | 'transform'>,
  units: readonly Pick<Expected, 'point'>[],
  spacing: number,
  enough: number,
): boolean {
  const found = spots.filter((spot) => spot !== null).length;
  return found >= enough && stepOf(units, transform) < STANDING * spacing;
}

/** A long step, and a group of which most is missing, could be other lights: then every unit that is due must be there. */
function isWhole(
  units: readonly Expected[],
  spots: readonly (Spot | null)[],
  transform: Similarity,
  spacing: number,
): boolean {
  const due = units.filter((unit) => unit.due).length;
  const missing = units.filter((unit, i) => unit.due && spots[i] === null).length;
  if (missing === 0) return true;
  return stepOf(units, transform) < SLIP * spacing && missing <= due / 2;
}

/** How far a match has moved the group from where it was expected: luma pixels. */
export function stepOf(units: readonly Pick<Expected, 'point'>[], transform: Similarity): number {
  const first = units[0];
  if (first === undefined) return 0;
  const moved = apply(transform, first.point);
  return hypot(moved.x - first.point.x, moved.y - first.point.y);
}

/** A camera zooms and turns a little between two frames, never a lot. */
function isGentle(transform: Similarity): boolean {
  return abs(hypot(transform.a, transform.b) - 1) < 0.08 && abs(atan2(transform.b, transform.a)) < 0.08;
}

function assign(
  units: readonly Expected[],
  spots: readonly Spot[],
  transform: Similarity,
  gate: number,
): { spots: (Spot | null)[]; score: number } {
  const taken = new Set<Spot>();
  let score = 0;
  const chosen = units.map((unit) => {
    const place = apply(transform, unit.point);
    let best: Spot | null = null;
    let value = 0;
    for (const spot of spots) {
      if (taken.has(spot)) continue;
      const distance = hypot(spot.x - place.x, spot.y - place.y);
      if (distance > gate) continue;
      const worth =
        (1 - 0.6 * (distance / gate) ** 2) *
        colourMatch(unit.greenRed, spot.greenRed) *
        (0.5 + 0.5 * min(1, spot.strength / 40));
      if (worth > value) {
        value = worth;
        best = spot;
      }
    }
    if (best !== null) taken.add(best);
    score += value - (best === null && unit.lit ? 0.3 : 0);
    return best;
  });
  return { spots: chosen, score };
}

/** 1 for the same colour, down to 0.55 for red against white; between two frames a unit changes little. */
function colourMatch(known: number | null, seen: number): number {
  if (known === null || Number.isNaN(seen)) return 0.85;
  const step = log(max(seen, 0.02) / max(known, 0.02));
  return 0.55 + 0.45 * exp(-(step * step) / 0.5);
}
