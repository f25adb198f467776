import { stepOf, type Expected, type Match } from './match';
import { areAsBright, showsEachSide, type LostUnit } from './reacquire';

const { min } = Math;

/** A row of which an end is missing is believed when it has moved by less than this part of the spacing. */
const SURE_STEP = 0.2;

/** Lights that have to be there: any two look like two of a row. */
const LEAST = { missed: 2, lost: 3 };

/** Whether a match near the last place is the group for sure, after frames without it: all that is due is there, as bright as it was, and nothing else could look so. */
export function isSurelyTheGroup(
  { spots, transform }: Match,
  units: readonly LostUnit[],
  expected: readonly Expected[],
  spacing: number,
  lost: boolean,
): boolean {
  const missing = expected.filter(({ due }, i) => due && spots[i] === null).length;
  const found = spots.filter((spot) => spot !== null).length;
  const least = lost ? LEAST.lost : LEAST.missed;
  const enough = found >= min(least, units.filter(({ known }) => known).length);
  // without a light at its end a row looks the same when it has slipped by one
  const mayHaveSlipped =
    [spots[0], spots.at(-1)].includes(null) && stepOf(expected, transform) > SURE_STEP * spacing;
  const whole = missing === 0 || (found >= 3 && missing === 1 && !mayHaveSlipped);
  return whole && enough && (!lost || showsEachSide(units, spots)) && areAsBright(units, spots, 1);
}
