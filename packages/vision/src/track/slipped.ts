import type { Point } from '../image';
import type { Spot } from '../spots/find';
import { wideGate, type Expected, type Match } from './match';
import { apply } from './similarity';

const { hypot, min } = Math;

/** A row that has slipped by more units than this has too few lights left to be taken for the group. */
const MOST_UNITS = 2;
/** A light where a unit would be is one of at least this part of the faintest unit's strength (gamma-coded). */
const AS_STRONG = 0.4;

/** A unit as it is expected; `lit`: it is known to be. */
export interface RowUnit {
  readonly expected: Pick<Expected, 'point'>;
  readonly lit: boolean;
}

/**
 * Whether more of the lit units would have a light, were the whole row one or two units farther on: a row at equal distances that moves by one
 * of them between two frames looks as if it had stood still and lost a light at its end.
 */
export function hasSlipped(
  { spots: matched, transform }: Pick<Match, 'spots' | 'transform'>,
  units: readonly RowUnit[],
  spots: readonly Spot[],
  spacing: number,
): boolean {
  const places = units.map(({ expected }, i) => matched[i] ?? apply(transform, expected.point));
  const step = stepBetween(places);
  const found = units.filter(({ lit }, i) => lit && matched[i] !== null).length;
  const lit = units.filter((unit) => unit.lit).length;
  if (step === null || found === lit) return false;
  const faintest = min(...matched.flatMap((spot) => (spot === null ? [] : [spot.strength])));
  const gate = wideGate(spacing);
  const isLight = (at: Point): boolean =>
    spots.some((spot) => spot.strength > AS_STRONG * faintest && hypot(spot.x - at.x, spot.y - at.y) < gate);
  for (let by = -MOST_UNITS; by <= MOST_UNITS; by++) {
    const explained = places.filter(
      ({ x, y }, i) => units[i]?.lit === true && isLight({ x: x + by * step.x, y: y + by * step.y }),
    ).length;
    if (by !== 0 && explained > found) return true;
  }
  return false;
}

/** From one unit to its nearest neighbour in the row; null for a single one. */
function stepBetween(places: readonly Point[]): Point | null {
  let step: Point | null = null;
  places.slice(1).forEach((place, i) => {
    const before = places[i];
    if (before === undefined) return;
    const to = { x: place.x - before.x, y: place.y - before.y };
    if (step === null || hypot(to.x, to.y) < hypot(step.x, step.y)) step = to;
  });
  return step;
}
