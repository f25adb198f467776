import type { Adjustment, ReportView } from '../../api/report';
import { useWords, type Words } from '../../i18n';

function instruction({ action, deviation_arcmin, turns }: Adjustment, { say, format }: Words): string {
  if (action === 'none') return say('adjust_none');
  const amount = format.arcmin(Math.abs(deviation_arcmin ?? 0));
  const text = say(action === 'lower' ? 'adjust_lower' : 'adjust_raise', { amount });
  return turns === null ? text : `${text} (${say('adjust_turns', { turns: format.number(turns, 2) })})`;
}

/** What to do at each unit's adjuster. */
export function Adjusters({ report }: { readonly report: ReportView }) {
  const words = useWords();
  const { say } = words;
  if (report.adjustments.length === 0) return null;
  return (
    <dl className="facts">
      {report.adjustments.map((adjustment) => (
        <div key={adjustment.unit}>
          <dt>{`${say('unit')} ${adjustment.letter}`}</dt>
          <dd>
            {adjustment.action === 'not_judged' ? adjustment.reason : instruction(adjustment, words)}
            {adjustment.needed !== null && (
              <span className="soft">{` · ${say(`adjust_${adjustment.needed}`)}`}</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
