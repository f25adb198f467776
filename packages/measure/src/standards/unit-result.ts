import type { Plateaus, Transition, UnitName, UnitResult } from '@papiscope/shared/contracts';
import type { UnitFit, UnitTransition } from '../fit';
import { combinedUncertainty } from './combination';
import { COVERAGE_FACTOR } from './coverage-factor';
import type { Evaluation } from './evaluation';
import { judge, type Judgement } from './judge';

export const TRANSITION_DEFINITION = 'half of the white flux, 10-90 %';

/** One unit of the bar: its transition with expanded uncertainties, its deviation from the setting angle and its verdict. */
export function unitResult(evaluation: Evaluation, unit: UnitName): UnitResult {
  const { points, fits, observations, profile } = evaluation;
  const fit = fits.get(unit);
  const transition = fit?.transition ? publishedTransition(fit.transition) : null;
  const nominal = points.get(unit)?.nominalAngle ?? null;
  const tolerance = points.get(unit)?.tolerance ?? profile.unit_angle.tolerance;
  const deviation = transition && nominal !== null ? (transition.angle - nominal) * 60 : null;
  return {
    lit: fit !== undefined && fit.colour !== 'dark',
    nominal_angle: nominal,
    tolerance,
    transition,
    deviation_arcmin: deviation,
    ...judgeUnit(evaluation, unit, transition, deviation, tolerance),
    frames: observations.get(unit)?.totals ?? { total: 0, tracked: 0, visible: 0 },
    plateaus: publishedPlateaus(fit),
  };
}

function publishedPlateaus(fit: UnitFit | undefined): Plateaus | null {
  if (!fit?.plateaus || !Number.isFinite(fit.plateaus.rho)) return null;
  const { red, white, rho } = fit.plateaus;
  return { red, white, intensity_ratio: rho };
}

function judgeUnit(
  { fits, indicative }: Evaluation,
  unit: UnitName,
  transition: Transition | null,
  deviation: number | null,
  tolerance: number | null,
): Judgement {
  if (transition === null) {
    const reason = fits.get(unit)?.reason ?? 'The light of this unit was not found in the video.';
    return { verdict: 'not_measured', reason };
  }
  return judge({
    measured: deviation ?? 0,
    nominal: deviation === null ? null : 0,
    tolerance: tolerance === null ? null : tolerance * 60,
    u: transition.u_angle_arcmin,
    unit: 'arcmin',
    indicative,
  });
}

function publishedTransition(fitted: UnitTransition): Transition {
  return {
    angle: fitted.angle,
    start: fitted.start,
    end: fitted.end,
    width_arcmin: fitted.width_arcmin,
    u_angle_arcmin: COVERAGE_FACTOR * combinedUncertainty([{ factor: 1, terms: fitted.terms }]),
    u_width_arcmin: COVERAGE_FACTOR * fitted.u_width_arcmin,
    k: COVERAGE_FACTOR,
    definition: TRANSITION_DEFINITION,
    passes: fitted.passes.map(({ direction, angle, from, to }) => ({ direction, angle, from, to })),
    budget: fitted.terms.map(({ source, u_arcmin, basis }) => ({ source, u_arcmin, basis })),
  };
}
