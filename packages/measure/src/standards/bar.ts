import { UNIT_NAMES, type UnitName } from '@papiscope/shared/contracts';
import { secondSideRunsOutwards } from '../site/second-side';
import type { UnitPoint } from '../site/units';

/** The units on one side of the runway from the outer one, which has the lowest setting angle, to the inner one. */
export interface BarSide {
  readonly units: readonly UnitName[];
  /** The units between which the approach is on slope: B and C of a PAPI, A and B of an APAPI; null for any other number of units. */
  readonly onSlope: readonly [UnitName, UnitName] | null;
}

export interface Bar {
  /** A–D, then E–H where the installation is two-sided. */
  readonly sides: readonly BarSide[];
  /** Units at equal distances from the runway on either side, which have equal settings; first side first. */
  readonly pairs: readonly (readonly [UnitName, UnitName])[];
}

/** From the outer to the inner unit: A is the farthest from the runway. */
const FIRST = UNIT_NAMES.slice(0, 4);
const SECOND = UNIT_NAMES.slice(4);

/** How the units stand to each other, by their letters and, where those leave it open, by their surveyed points. */
export function barOf(present: readonly UnitName[], points: ReadonlyMap<UnitName, UnitPoint>): Bar {
  const places = [...points.values()].map(({ unit, lens }) => ({ unit, ...lens }));
  const second = secondSideRunsOutwards(places) ? SECOND.toReversed() : SECOND;
  const sides = [FIRST, second]
    .map((names) => names.filter((name) => present.includes(name)))
    .filter((units) => units.length > 0)
    .map((units) => ({ units, onSlope: onSlopePair(units) }));
  const pairs = FIRST.flatMap((left, i): [UnitName, UnitName][] => {
    const right = second[i];
    return right && present.includes(left) && present.includes(right) ? [[left, right]] : [];
  });
  return { sides, pairs };
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
