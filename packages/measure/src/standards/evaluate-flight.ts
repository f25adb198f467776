import { PROTOCOL, type FlightResult } from '@papiscope/shared/contracts';
import type { TimeOffsetPrior } from '../fit';
import { allChecks } from './checks';
import { COVERAGE_FACTOR } from './coverage-factor';
import { beginEvaluation, type EvaluationInput } from './evaluation';
import { glidePathResult } from './glide-path';
import { sectors } from './sectors';
import { symmetry } from './symmetry';
import { unitResult } from './unit-result';
import { resultWarnings } from './warnings';

/** The result of a flight: what was measured, with expanded uncertainties, judged against a profile. Throws `datum_unavailable`. */
export function evaluateFlight(input: EvaluationInput): FlightResult {
  const evaluation = beginEvaluation(input, input.profile ?? PROTOCOL);
  const units = new Map(evaluation.present.map((unit) => [unit, unitResult(evaluation, unit)]));
  const checks = allChecks(evaluation, units);
  const { fit } = input;
  return {
    schema: 'papiscope.result/1',
    software: input.software,
    profile: evaluation.profile,
    inputs: input.inputs,
    units: Object.fromEntries(units),
    time_offset: publishedOffset(fit.timeOffset),
    positioning: { grade: fit.grade, absolute_angles: evaluation.indicative ? 'indicative' : 'valid' },
    glide_path: glidePathResult(evaluation),
    sectors: sectors(evaluation),
    symmetry: symmetry(evaluation),
    checks,
    warnings: resultWarnings(evaluation, units, checks),
  };
}

function publishedOffset(offset: TimeOffsetPrior | null): FlightResult['time_offset'] {
  return offset && { seconds: offset.seconds, u_seconds: COVERAGE_FACTOR * offset.u_seconds };
}
