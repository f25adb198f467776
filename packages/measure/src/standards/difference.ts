import type { UnitName } from '@papiscope/shared/contracts';
import { combinedUncertainty } from './combination';
import { COVERAGE_FACTOR } from './coverage-factor';
import type { Evaluation } from './evaluation';

/** The angle of one unit above another: degrees, `u_arcmin` expanded. What both have in common cancels, so it needs no RTK. */
export interface AngleDifference {
  readonly from: number;
  readonly to: number;
  readonly angle: number;
  readonly u_arcmin: number;
}

/** Null where one of the two has no transition. */
export function angleDifference(
  { fits }: Evaluation,
  lower: UnitName,
  upper: UnitName,
): AngleDifference | null {
  const a = fits.get(lower)?.transition;
  const b = fits.get(upper)?.transition;
  if (!a || !b) return null;
  const u = combinedUncertainty([
    { factor: -1, terms: a.terms },
    { factor: 1, terms: b.terms },
  ]);
  return { from: a.angle, to: b.angle, angle: b.angle - a.angle, u_arcmin: COVERAGE_FACTOR * u };
}

/** Difference of the setting angles, degrees; null where the site does not state both. */
export function nominalDifference({ points }: Evaluation, lower: UnitName, upper: UnitName): number | null {
  const a = points.get(lower)?.nominalAngle ?? null;
  const b = points.get(upper)?.nominalAngle ?? null;
  return a === null || b === null ? null : b - a;
}

/** The units of a list without a transition, in words; null when all have one. */
export function missingTransitions({ fits }: Evaluation, units: readonly UnitName[]): string | null {
  const missing = units.filter((unit) => !fits.get(unit)?.transition).map((unit) => unit.slice(-1));
  return missing.length === 0 ? null : `No transition was measured for unit ${missing.join(' and ')}.`;
}
