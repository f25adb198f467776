import type { FlightResult } from '@papiscope/shared/contracts';
import { allChecks } from './checks';
import { beginEvaluation, type EvaluationInput } from './evaluation';
import { glidePathResult } from './glide-path';
import { PROTOCOL } from './profiles';
import { sectors } from './sectors';
import { symmetry } from './symmetry';
import { unitResult } from './unit-result';
import { resultWarnings } from './warnings';

/** The result of a flight: what was measured, with expanded uncertainties, judged against a profile. Throws `datum_unavailable`. */
export function evaluateFlight(input: EvaluationInput): FlightResult {
  const evaluation = beginEvaluation(input, input.profile ?? PROTOCOL);
  const units = new Map(evaluation.present.map((unit) => [unit, unitResult(evaluation, unit)]));
  const pairs = symmetry(evaluation);
  const checks = allChecks(evaluation, units, pairs);
  const { fit } = input;
  return {
    schema: 'papiscope.result/1',
    software: input.software,
    inputs: input.inputs,
    units: Object.fromEntries(units),
    time_offset: fit.timeOffset && { seconds: fit.timeOffset.seconds, u_seconds: fit.timeOffset.u_seconds },
    positioning: { grade: fit.grade, absolute_angles: evaluation.indicative ? 'indicative' : 'valid' },
    glide_path: glidePathResult(evaluation),
    sectors: sectors(evaluation),
    symmetry: pairs,
    checks,
    warnings: resultWarnings(evaluation, units, checks),
  };
}
