import type { Check, UnitName } from '@papiscope/shared/contracts';
import { COVERAGE_FACTOR } from '../coverage-factor';
import { letter, type Evaluation } from '../evaluation';
import { amount, NO_TOLERANCE_REASON, type Judgement } from '../judge';
import { upperLimitVerdict } from '../verdict';
import { measuredRow, notMeasuredRow } from './rows';

/** Width of the colour change of each unit (10–90 %) against the widest permitted. `tolerance` is the maximum. */
export function widthChecks(evaluation: Evaluation): Check[] {
  return evaluation.present.map((unit) => row(evaluation, unit));
}

function row({ fits, profile }: Evaluation, unit: UnitName): Check {
  const maximum = profile.transition_width.maximum_arcmin;
  const subject = {
    id: `width_${unit.toLowerCase()}`,
    parameter: `Width of the colour change of unit ${letter(unit)}`,
    unit: 'arcmin' as const,
    nominal: null,
    tolerance: maximum,
  };
  const fit = fits.get(unit);
  if (!fit?.transition) {
    return notMeasuredRow(subject, fit?.reason ?? 'The light of this unit was not found in the video.');
  }
  const { width_arcmin } = fit.transition;
  const u = COVERAGE_FACTOR * fit.transition.u_width_arcmin;
  return measuredRow(subject, width_arcmin, u, judgeWidth(width_arcmin, u, maximum));
}

function judgeWidth(width: number, u: number, maximum: number | null): Judgement {
  if (maximum === null) return { verdict: 'inconclusive', reason: NO_TOLERANCE_REASON };
  const verdict = upperLimitVerdict(width, u, maximum);
  const facts = `width ${amount(width, 'arcmin')}, at most ${amount(maximum, 'arcmin')}, U ${amount(u, 'arcmin')}`;
  if (verdict === 'pass') return { verdict, reason: null };
  if (verdict === 'fail') return { verdict, reason: `Wider than permitted: ${facts}.` };
  return { verdict, reason: `Too close to the limit for this uncertainty: ${facts}.` };
}
