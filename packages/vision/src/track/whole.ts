import type { Point } from '../image';
import type { RememberedLight } from './remembered';
import { apply, fitSimilarity, shiftBetween, translation } from './similarity';
import { spacingOf } from './surroundings';

const { abs, hypot, log } = Math;

/** A row is of the same shape when each unit is within this part of the spacing; a pair, when it is as long but for this part. */
const SAME_SHAPE = { row: 0.1, pair: 0.05 };

/** A unit as it is where the group is seen as a whole: its place in the row's shape, and its light when the row last had that shape. */
export interface WholeUnit {
  readonly point: Point;
  readonly light: RememberedLight | null;
}

/**
 * The row when all of its lit units were found: its shape as it was first, what its lights are like whenever it has that shape. `calm`: the
 * camera stands still; while it turns, a wide lens draws the row otherwise than where the lights come back.
 */
export function wholeAfter(
  whole: readonly WholeUnit[] | null,
  units: readonly WholeUnit[],
  calm: boolean,
): readonly WholeUnit[] | null {
  if (whole === null) return calm ? units.map(({ point, light }) => ({ point, light })) : null;
  if (!isOfShape(whole, units)) return whole;
  return whole.map(({ point }, i) => ({ point, light: units[i]?.light ?? null }));
}

/**
 * The whole row where its units were last. Lights followed one by one, while others are beyond the frame, may have been other lights in the
 * end: what is lost is sought in the shape and the brightness that it had when it was seen as a whole.
 */
export function wholeAt(whole: readonly WholeUnit[], last: readonly Point[]): WholeUnit[] {
  const moved = translation(
    shiftBetween(
      whole.map(({ point }) => point),
      last,
    ),
  );
  return whole.map(({ point, light }) => ({ point: apply(moved, point), light }));
}

/** Whether a row looks like another one, wherever it is and, for more than two units, at whatever zoom. */
export function isOfShape(
  row: readonly { readonly point: Point }[],
  other: readonly { readonly point: Point }[],
): boolean {
  const from = row.map(({ point }) => point);
  const to = other.map(({ point }) => point);
  if (from.length !== to.length) return false;
  const spacing = spacingOf(to);
  if (from.length === 2) return abs(log(spacingOf(from) / spacing)) < SAME_SHAPE.pair;
  const transform = fitSimilarity(from, to);
  return from.every((point, i) => {
    const place = apply(transform, point);
    const there = to[i] ?? place;
    return hypot(there.x - place.x, there.y - place.y) < SAME_SHAPE.row * spacing;
  });
}
