import type { FlightResult } from '@papiscope/shared/contracts';
import type { Truth } from '@papiscope/simulator';

/** A unit's transition angle beside the truth. Angles in degrees; `error` and widths in arc minutes; null where nothing was measured. */
export interface UnitComparison {
  readonly unit: string;
  readonly trueAngle: number;
  readonly measuredAngle: number | null;
  readonly error: number | null;
  readonly uncertainty: number | null;
  readonly trueWidth: number;
  readonly measuredWidth: number | null;
  readonly verdict: string;
}

/** All units that the simulated flight had lit. */
export function compareWithTruth(result: FlightResult, truth: Truth): UnitComparison[] {
  return Object.entries(truth.units)
    .filter(([, { lit }]) => lit)
    .map(([unit, { theta10, theta50, theta90 }]) => {
      const measured = Object.entries(result.units).find(([name]) => name === unit)?.[1];
      const transition = measured?.transition ?? null;
      return {
        unit,
        trueAngle: theta50,
        measuredAngle: transition?.angle ?? null,
        error: transition === null ? null : (transition.angle - theta50) * 60,
        uncertainty: transition?.u_angle_arcmin ?? null,
        trueWidth: (theta90 - theta10) * 60,
        measuredWidth: transition?.width_arcmin ?? null,
        verdict: measured?.verdict ?? 'not_measured',
      };
    });
}

/** Every unit measured, and none further than `limit` arc minutes from the truth. */
export function isWithin(units: readonly UnitComparison[], limit: number): boolean {
  return units.length > 0 && units.every(({ error }) => error !== null && Math.abs(error) <= limit);
}
