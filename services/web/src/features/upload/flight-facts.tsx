import { useWords } from '../../i18n';
import { FactsFields } from '../report-facts/facts-fields';
import { CONDITIONS, toDraft, type FactsDraft } from '../report-facts/fields';

const KEPT_UNDER = 'papiscope.facts';

/** What was stated of the flight before: its equipment stays the same, its weather and its number do not. */
export function rememberedFacts(): FactsDraft {
  const empty = toDraft({});
  try {
    return { ...empty, ...(JSON.parse(localStorage.getItem(KEPT_UNDER) ?? '{}') as Partial<FactsDraft>) };
  } catch {
    return empty;
  }
}

export function rememberFacts(draft: FactsDraft): void {
  const passing: readonly string[] = [...CONDITIONS, 'report_number'];
  const kept = Object.entries(draft).filter(([name]) => !passing.includes(name));
  localStorage.setItem(KEPT_UNDER, JSON.stringify(Object.fromEntries(kept)));
}

interface Props {
  readonly draft: FactsDraft;
  readonly onChange: (draft: FactsDraft) => void;
}

/** What the report is to state of the flight, where somebody knows it already; it can be said later as well. */
export function FlightFacts({ draft, onChange }: Props) {
  const { say } = useWords();
  return (
    <details>
      <summary>{say('flight_facts')}</summary>
      <div className="stack">
        <p className="soft small">{say('flight_facts_help')}</p>
        <FactsFields draft={draft} onChange={onChange} />
      </div>
    </details>
  );
}
