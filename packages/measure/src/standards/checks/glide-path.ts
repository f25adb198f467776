import type { Check } from '@papiscope/shared/contracts';
import { missingTransitions } from '../difference';
import type { Evaluation } from '../evaluation';
import { glidePathAngle, judgeGlidePath, measuredSides, nominalGlidePath } from '../glide-path';
import { measuredRow, notMeasuredRow } from './rows';

/** The glide path angle of the installation; of a two-sided one the mean of both sides. */
export function glidePathCheck(evaluation: Evaluation): Check {
  const subject = {
    id: 'glide_path',
    parameter: 'Glide path angle',
    unit: 'deg' as const,
    nominal: nominalGlidePath(evaluation),
    tolerance: evaluation.profile.glide_path.tolerance,
  };
  const sides = measuredSides(evaluation);
  const measured = glidePathAngle(evaluation, sides);
  if (!measured) return notMeasuredRow(subject, missingGlidePath(evaluation));
  const judgement = judgeGlidePath(evaluation, measured);
  const oneSided =
    sides.length < evaluation.sides.length
      ? 'One side of the bar only: the other one was not measured.'
      : null;
  const remarks = [judgement.reason, oneSided].filter((text) => text !== null);
  return measuredRow(subject, measured.angle, measured.u_arcmin / 60, {
    verdict: judgement.verdict,
    reason: remarks.length > 0 ? remarks.join(' ') : null,
  });
}

/** Why there is no glide path angle. */
export function missingGlidePath(evaluation: Evaluation): string {
  const onSlope = evaluation.sides.flatMap((side) => side.onSlope ?? []);
  if (onSlope.length === 0) return 'A glide path needs a bar of four units, or of two for an APAPI.';
  return missingTransitions(evaluation, onSlope) ?? 'Not measured.';
}
