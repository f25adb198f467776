import type { FlightResult } from '@papiscope/shared/contracts';
import type { BarSide } from './bar';
import { combinedUncertainty, type Part } from './combination';
import { COVERAGE_FACTOR } from './coverage-factor';
import type { Evaluation } from './evaluation';
import { judge, type Judgement } from './judge';

export interface GlidePathAngle {
  /** Degrees. */
  readonly angle: number;
  /** Expanded. */
  readonly u_arcmin: number;
}

/** Mean of the on-slope pair, (θB + θC)/2 of a PAPI, (θA + θB)/2 of an APAPI, over the given sides; null where one is missing. */
export function glidePathAngle({ fits }: Evaluation, sides: readonly BarSide[]): GlidePathAngle | null {
  const factor = 1 / (2 * sides.length);
  const parts: Part[] = [];
  let angle = 0;
  for (const unit of sides.flatMap((side) => side.onSlope ?? [])) {
    const transition = fits.get(unit)?.transition;
    if (!transition) return null;
    angle += factor * transition.angle;
    parts.push({ factor, terms: transition.terms });
  }
  if (parts.length === 0 || parts.length !== 2 * sides.length) return null;
  return { angle, u_arcmin: COVERAGE_FACTOR * combinedUncertainty(parts) };
}

/** Sides whose on-slope units were all measured. */
export function measuredSides({ sides, fits }: Evaluation): BarSide[] {
  return sides.filter((side) => side.onSlope?.every((unit) => fits.get(unit)?.transition));
}

/** The published glide path, else the touch point's angle, else the mean setting of the on-slope units; degrees. */
export function nominalGlidePath(evaluation: Evaluation): number | null {
  return statedGlidePath(evaluation) ?? settingGlidePath(evaluation);
}

/** What is published for the bar as a whole, degrees. */
export function statedGlidePath({ nominals, site, profile }: Evaluation): number | null {
  const touch = site.reference_points.find((point) => point.point_type === 'TOUCH_POINT');
  return nominals.glidePath ?? touch?.nominal_angle ?? profile.glide_path.nominal;
}

/** What the setting angles of the on-slope units add up to, degrees. */
export function settingGlidePath({ sides, points }: Evaluation): number | null {
  const settings = sides
    .flatMap((side) => side.onSlope ?? [])
    .map((unit) => points.get(unit)?.nominalAngle ?? null)
    .filter((angle) => angle !== null);
  const wanted = sides.filter((side) => side.onSlope).length * 2;
  if (settings.length === 0 || settings.length !== wanted) return null;
  return settings.reduce((sum, angle) => sum + angle, 0) / settings.length;
}

export function judgeGlidePath(evaluation: Evaluation, { angle, u_arcmin }: GlidePathAngle): Judgement {
  const nominal = nominalGlidePath(evaluation);
  const tolerance = evaluation.profile.glide_path.tolerance;
  return judge({
    measured: nominal === null ? 0 : (angle - nominal) * 60,
    nominal: nominal === null ? null : 0,
    tolerance: tolerance === null ? null : tolerance * 60,
    u: u_arcmin,
    unit: 'arcmin',
    indicative: evaluation.indicative,
  });
}

/** The glide path of the installation; of a two-sided one the mean of the sides that were measured. */
export function glidePathResult(evaluation: Evaluation): FlightResult['glide_path'] {
  const measured = glidePathAngle(evaluation, measuredSides(evaluation));
  if (!measured) return null;
  return {
    angle: measured.angle,
    u_angle_arcmin: measured.u_arcmin,
    nominal: nominalGlidePath(evaluation),
    tolerance: evaluation.profile.glide_path.tolerance,
    verdict: judgeGlidePath(evaluation, measured).verdict,
  };
}
