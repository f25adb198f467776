import { cleanText, translate, type Say } from '../text';
import type { ReportInput } from './input';
import type { EvaluationRow, Limit } from './types';

/** What could not be judged and why: rows without a verdict, those with one reason together, then the flight's warnings. */
export function limits(
  { result, trace, siteChanges, language }: ReportInput,
  rows: readonly EvaluationRow[],
  say: Say,
): Limit[] {
  const byReason = new Map<string, string[]>();
  for (const row of rows) {
    if (row.verdict === 'pass' || row.verdict === 'fail') continue;
    const reason = row.remark ?? say(`verdict_${row.verdict}`);
    byReason.set(reason, [...(byReason.get(reason) ?? []), row.parameter]);
  }
  return [
    ...[...byReason].map(([reason, subjects]) => ({ subject: subjects.join('; '), reason })),
    ...result.warnings.map(({ message }) => ({
      subject: say('limit_general'),
      reason: cleanText(translate(message, language)),
    })),
    ...siteChanges.map(({ what, measured_with: before, now }) => ({
      subject: say('site_changes'),
      reason: say('site_change', {
        what,
        before: before ?? say('not_stated'),
        now: now ?? say('not_stated'),
      }),
    })),
    ...(trace !== null && trace.unreadable > 0
      ? [{ subject: say('limit_general'), reason: say('limit_frames', { count: trace.unreadable }) }]
      : []),
  ];
}
