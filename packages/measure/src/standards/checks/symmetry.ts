import type { Check, FlightResult } from '@papiscope/shared/contracts';
import { symmetricPairs } from '../bar-sides';
import { missingTransitions } from '../difference';
import { letter, type Evaluation } from '../evaluation';
import { measuredRow, notMeasuredRow } from './rows';

/** A row for each pair of a two-sided bar. */
export function symmetryChecks(evaluation: Evaluation, measured: FlightResult['symmetry']): Check[] {
  const tolerance = evaluation.profile.symmetry.tolerance;
  return symmetricPairs(evaluation.present).map(([left, right]) => {
    const subject = {
      id: `symmetry_${left.toLowerCase()}_${right.toLowerCase()}`,
      parameter: `Symmetry of units ${letter(left)} and ${letter(right)}`,
      unit: 'arcmin' as const,
      nominal: 0,
      tolerance: tolerance === null ? null : tolerance * 60,
    };
    const pair = measured.find((row) => row.pair[0] === left);
    if (!pair)
      return notMeasuredRow(subject, missingTransitions(evaluation, [left, right]) ?? 'Not measured.');
    const { difference_arcmin, u_arcmin, verdict } = pair;
    const reason = verdict === 'pass' ? null : SYMMETRY_REASONS[verdict];
    return measuredRow(subject, difference_arcmin, u_arcmin, { verdict, reason });
  });
}

const SYMMETRY_REASONS = {
  fail: 'The two sides differ by more than the tolerance.',
  inconclusive: 'Not judged: too close to the limit for this uncertainty, or no tolerance in the profile.',
  not_measured: 'Not measured.',
} as const;
