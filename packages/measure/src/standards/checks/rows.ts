import type { Check } from '@papiscope/shared/contracts';
import type { Judgement } from '../judge';

type Subject = Pick<Check, 'id' | 'parameter' | 'unit' | 'nominal' | 'tolerance'>;

/** A row with a value. `u`: expanded, in the row's unit. */
export function measuredRow(
  subject: Subject,
  measured: number,
  u: number | null,
  judgement: Judgement,
): Check {
  return { ...subject, measured, u, verdict: judgement.verdict, remark: judgement.reason };
}

/** A row that this flight does not fill. */
export function notMeasuredRow(subject: Subject, remark: string): Check {
  return { ...subject, measured: null, u: null, verdict: 'not_measured', remark };
}
