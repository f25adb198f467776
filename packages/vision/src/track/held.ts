import type { Point } from '../image';
import { apply, fitSimilarity, shiftBetween, translation, type Similarity } from './similarity';
import type { UnitTrack } from './state';
import type { WholeUnit } from './whole';

const { max } = Math;

/** Where a unit is in a frame; not `found`: where it would be. */
export interface Place {
  readonly point: Point;
  readonly found: boolean;
}

interface Pair {
  readonly from: Point;
  readonly to: Point;
}

/** So many units tell from frame to frame how the group turns and grows; fewer, how it moves. */
const TELL_SHAPE = 3;

/**
 * The places, those of units that were not found moved along with the centres of the others from the frame before. Spots stand beside the
 * centres of their lights by up to half a pixel, always to the same side: a dark unit that went along with them would wander off. A unit
 * that was never lit keeps its place in the `whole` row.
 */
export function heldInShape(
  places: readonly Place[],
  units: readonly Readonly<UnitTrack>[],
  whole: readonly WholeUnit[] | null,
): readonly Place[] {
  const found = places.flatMap(({ found: isThere, point }, i) => {
    const unit = units[i];
    return isThere && unit !== undefined ? [{ unit, inRow: whole?.[i]?.point, point }] : [];
  });
  const before = max(...found.map(({ unit }) => unit.lastSeen ?? -Infinity));
  const moved = fromPairs(
    found
      .filter(({ unit }) => unit.lastSeen === before)
      .map(({ unit, point }) => ({ from: unit.point, to: point })),
  );
  const row = found.flatMap(({ inRow, point }) => (inRow ? [{ from: inRow, to: point }] : []));
  const rowStands = row.length > 1 ? fitSimilarity(row.map(fromOf), row.map(toOf)) : null;
  return places.map((place, i) => {
    const unit = units[i];
    if (place.found || unit === undefined) return place;
    const inRow = unit.known ? undefined : whole?.[i]?.point;
    if (inRow !== undefined && rowStands !== null) return { found: false, point: apply(rowStands, inRow) };
    return moved === null ? place : { found: false, point: apply(moved, unit.point) };
  });
}

function fromPairs(pairs: readonly Pair[]): Similarity | null {
  if (pairs.length === 0) return null;
  const [from, to] = [pairs.map(fromOf), pairs.map(toOf)];
  return pairs.length < TELL_SHAPE ? translation(shiftBetween(from, to)) : fitSimilarity(from, to);
}

const fromOf = ({ from }: Pair): Point => from;
const toOf = ({ to }: Pair): Point => to;
