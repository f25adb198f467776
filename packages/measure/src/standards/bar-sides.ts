import { UNIT_NAMES, type UnitName } from '@papiscope/shared/contracts';

/** The units on one side of the runway from the lowest setting angle up. */
export interface BarSide {
  readonly units: readonly UnitName[];
  /** The units between which the approach is on slope: B and C of a PAPI, A and B of an APAPI; null for any other number of units. */
  readonly onSlope: readonly [UnitName, UnitName] | null;
}

const FIRST = UNIT_NAMES.slice(0, 4);
const SECOND = UNIT_NAMES.slice(4);

/** The side A–D, then E–H where the installation is two-sided. */
export function barSides(present: readonly UnitName[]): BarSide[] {
  return [FIRST, SECOND]
    .map((names) => names.filter((name) => present.includes(name)))
    .filter((units) => units.length > 0)
    .map((units) => ({ units, onSlope: onSlopePair(units) }));
}

/** Units of equal setting on both sides: A–E, B–F, C–G, D–H. */
export function symmetricPairs(present: readonly UnitName[]): [UnitName, UnitName][] {
  return FIRST.flatMap((left, i) => {
    const right = SECOND[i];
    return right && present.includes(left) && present.includes(right) ? [[left, right]] : [];
  });
}

/** Neighbours on one side, lower unit first. */
export function neighbours({ units }: BarSide): [UnitName, UnitName][] {
  return units.slice(1).flatMap((upper, i) => {
    const lower = units[i];
    return lower ? [[lower, upper]] : [];
  });
}

function onSlopePair(units: readonly UnitName[]): BarSide['onSlope'] {
  const [first, second, third] = units;
  if (units.length === 2 && first && second) return [first, second];
  return units.length === 4 && second && third ? [second, third] : null;
}
