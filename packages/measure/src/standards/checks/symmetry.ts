import type { Check } from '@papiscope/shared/contracts';
import { missingTransitions, nominalDifference } from '../difference';
import { letter, type Evaluation } from '../evaluation';
import { judgedPairs } from '../symmetry';
import { measuredRow, notMeasuredRow } from './rows';

/** A row for each pair of a two-sided bar; judged without RTK too. */
export function symmetryChecks(evaluation: Evaluation): Check[] {
  const { tolerance } = evaluation.profile.symmetry;
  const judged = judgedPairs(evaluation);
  return evaluation.pairs.map(([left, right]) => {
    const subject = {
      id: `symmetry_${left.toLowerCase()}_${right.toLowerCase()}`,
      parameter: `Symmetry of units ${letter(left)} and ${letter(right)}`,
      unit: 'arcmin' as const,
      nominal: (nominalDifference(evaluation, left, right) ?? 0) * 60,
      tolerance: tolerance === null ? null : tolerance * 60,
    };
    const found = judged.find(({ pair }) => pair[0] === left);
    if (!found)
      return notMeasuredRow(subject, missingTransitions(evaluation, [left, right]) ?? 'Not measured.');
    return measuredRow(subject, found.difference_arcmin, found.u_arcmin, found);
  });
}
