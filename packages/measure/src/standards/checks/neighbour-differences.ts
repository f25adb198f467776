import type { Check, UnitName } from '@papiscope/shared/contracts';
import { neighbours } from '../bar';
import { angleDifference, missingTransitions, nominalDifference } from '../difference';
import { letter, type Evaluation } from '../evaluation';
import { judge } from '../judge';
import { measuredRow, notMeasuredRow } from './rows';

/** Difference of neighbouring units against the difference of their settings: judged without RTK too. */
export function neighbourDifferenceChecks(evaluation: Evaluation): Check[] {
  return evaluation.sides.flatMap(neighbours).map(([lower, upper]) => row(evaluation, lower, upper));
}

function row(evaluation: Evaluation, lower: UnitName, upper: UnitName): Check {
  const nominal = nominalDifference(evaluation, lower, upper);
  const tolerance = evaluation.profile.unit_difference.tolerance;
  const subject = {
    id: `neighbour_difference_${lower.toLowerCase()}_${upper.toLowerCase()}`,
    parameter: `Difference between units ${letter(lower)} and ${letter(upper)}`,
    unit: 'deg' as const,
    nominal,
    tolerance,
  };
  const difference = angleDifference(evaluation, lower, upper);
  if (!difference) {
    return notMeasuredRow(subject, missingTransitions(evaluation, [lower, upper]) ?? 'Not measured.');
  }
  const u = difference.u_arcmin / 60;
  const { angle: measured } = difference;
  const judgement = judge({ measured, nominal, tolerance, u, unit: 'deg', indicative: false });
  return measuredRow(subject, measured, u, judgement);
}
