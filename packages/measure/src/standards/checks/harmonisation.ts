import type { Check } from '@papiscope/shared/contracts';
import type { Evaluation } from '../evaluation';
import { glidePathAngle, measuredSides } from '../glide-path';
import { judge } from '../judge';
import { missingGlidePath } from './glide-path';
import { measuredRow, notMeasuredRow } from './rows';

/** Glide path angle of the PAPI against the one of the ILS. */
export function harmonisationCheck(evaluation: Evaluation): Check {
  const nominal = evaluation.nominals.ilsGlidePath ?? evaluation.profile.harmonisation.ils_glide_path;
  const tolerance = evaluation.profile.harmonisation.tolerance;
  const subject = {
    id: 'harmonisation',
    parameter: 'Harmonisation with the ILS glide path',
    unit: 'deg' as const,
    nominal,
    tolerance,
  };
  if (nominal === null) return notMeasuredRow(subject, 'The glide path angle of the ILS is not stated.');
  const measured = glidePathAngle(evaluation, measuredSides(evaluation));
  if (!measured) return notMeasuredRow(subject, missingGlidePath(evaluation));
  const { angle, u_arcmin } = measured;
  const u = u_arcmin / 60;
  const { indicative } = evaluation;
  return measuredRow(
    subject,
    angle,
    u,
    judge({ measured: angle, nominal, tolerance, u, unit: 'deg', indicative }),
  );
}
