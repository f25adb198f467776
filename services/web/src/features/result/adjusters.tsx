import type { Adjustment } from '../../api/report';
import { useWords, type Words } from '../../i18n';

function instruction({ action, deviation_arcmin, turns }: Adjustment, { say, format }: Words): string {
  if (action === 'none') return say('adjust_none');
  const amount = format.arcmin(Math.abs(deviation_arcmin ?? 0));
  const text = say(action === 'lower' ? 'adjust_lower' : 'adjust_raise', { amount });
  return turns === null ? text : `${text} (${say('adjust_turns', { turns: format.number(turns, 2) })})`;
}

/** What to do at a unit's adjuster. */
export function Adjuster({ adjustment }: { readonly adjustment: Adjustment }) {
  const words = useWords();
  const { action, needed } = adjustment;
  return (
    <>
      <span className={needed === 'required' ? 'strong' : ''}>{instruction(adjustment, words)}</span>
      {needed !== null && action !== 'none' && (
        <span className="soft">{` · ${words.say(`adjust_${needed}`)}`}</span>
      )}
    </>
  );
}
