import type { Check } from '@papiscope/shared/contracts';
import { toEnu } from '../../geodesy';
import { sitePoint } from '../../site/units';
import type { BarSide } from '../bar';
import { combinedUncertainty } from '../combination';
import { COVERAGE_FACTOR } from '../coverage-factor';
import { letter, type Evaluation } from '../evaluation';
import { judge } from '../judge';
import { measuredRow, notMeasuredRow } from './rows';

/** The lower edge of the on-slope sector as the pilot perceives it lies this far below the lower unit's angle, arc minutes. */
const BELOW_LOWER_UNIT = 2;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/**
 * Minimum eye height over the threshold, metres: D1·tan(θB − 2′) + (lens height − threshold height), with D1 the distance from the
 * threshold to the lens along the runway and θB the lower on-slope unit (θA of an APAPI).
 */
export function mehtHeight(d1: number, angle: number, lensAboveThreshold: number): number {
  return d1 * Math.tan(radians(angle - BELOW_LOWER_UNIT / 60)) + lensAboveThreshold;
}

/** One row per side of the runway. */
export function mehtChecks(evaluation: Evaluation): Check[] {
  return evaluation.sides.map((side, i) => row(evaluation, side, i === 0 ? 'meht' : 'meht_second_side'));
}

function row(evaluation: Evaluation, side: BarSide, id: string): Check {
  const nominal = evaluation.nominals.meht_m ?? evaluation.profile.meht.nominal;
  const tolerance = evaluation.nominals.mehtTolerance_m ?? evaluation.profile.meht.tolerance;
  const suffix = evaluation.sides.length > 1 ? `, units ${side.units.map(letter).join('')}` : '';
  const subject = {
    id,
    parameter: `MEHT over the threshold${suffix}`,
    unit: 'm' as const,
    nominal,
    tolerance,
  };
  const unit = side.onSlope?.[0];
  if (!unit) return notMeasuredRow(subject, 'MEHT needs a bar of four units, or of two for an APAPI.');
  const threshold = sitePoint(evaluation.site, 'THRESHOLD');
  if (!threshold) return notMeasuredRow(subject, 'The site has no surveyed THRESHOLD point.');
  const lens = evaluation.points.get(unit)?.lens;
  const transition = evaluation.fits.get(unit)?.transition;
  if (!lens || !transition)
    return notMeasuredRow(subject, `No transition was measured for unit ${letter(unit)}.`);
  const { east, north } = toEnu(threshold, lens);
  const heading = radians(evaluation.site.runway.heading);
  const d1 = east * Math.sin(heading) + north * Math.cos(heading);
  if (d1 <= 0)
    return notMeasuredRow(subject, 'The surveyed THRESHOLD point lies beyond the bar: check the site.');
  const measured = mehtHeight(d1, transition.angle, lens.height - threshold.height);
  const uAngle = radians(combinedUncertainty([{ factor: 1, terms: transition.terms }]) / 60);
  const u = (COVERAGE_FACTOR * d1 * uAngle) / Math.cos(radians(transition.angle)) ** 2;
  const { indicative } = evaluation;
  return measuredRow(subject, measured, u, judge({ measured, nominal, tolerance, u, unit: 'm', indicative }));
}
