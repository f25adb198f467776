import type { Spot } from '../spots/find';
import { wideGate, type Match } from './match';
import { apply, fitSimilarity, shiftBetween, translation } from './similarity';
import type { WholeUnit } from './whole';

const { hypot, min } = Math;

/** A unit that is farther than this part of the spacing from where the others say it is may have been led away. */
const STRAYED = 0.25;
/** A light in its place is the unit when it is at least this part as strong as the other units (gamma-coded). */
const AS_STRONG = 0.4;

/**
 * Units that were led away by a light that passes slowly are put back: where a unit has left its place in the row, as the row was seen as a
 * whole, and a light stands in that place, that light is the unit. When the camera zooms, no light stays behind.
 */
export function withoutStrays(
  match: Match,
  whole: readonly WholeUnit[],
  spots: readonly Spot[],
  spacing: number,
): Match {
  const gate = wideGate(spacing);
  const returned = match.spots.map((spot, i) => {
    const own = whole[i];
    if (spot === null || own === undefined) return spot;
    const others = match.spots.flatMap((to, j) => {
      const from = whole[j]?.point;
      return j === i || to === null || from === undefined ? [] : [{ from, to }];
    });
    if (others.length === 0) return spot;
    const from = others.map((other) => other.from);
    const to = others.map((other) => other.to);
    const transform = others.length > 1 ? fitSimilarity(from, to) : translation(shiftBetween(from, to));
    const place = apply(transform, own.point);
    if (hypot(spot.x - place.x, spot.y - place.y) < STRAYED * spacing) return spot;
    const least = AS_STRONG * min(...to.map(({ strength }) => strength));
    const there = spots.filter(
      (candidate) =>
        !match.spots.includes(candidate) &&
        candidate.strength > least &&
        hypot(candidate.x - place.x, candidate.y - place.y) < gate,
    );
    return there.sort((a, b) => b.strength - a.strength)[0] ?? spot;
  });
  return { ...match, spots: returned };
}
