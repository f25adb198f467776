import type { ReportFacts } from '@papiscope/shared/contracts';
import { useWords } from '../../i18n';
import type { TextKey } from '../../i18n/catalogue';

const FACTS = ['kind_of_check', 'operator', 'drone', 'camera'] as const;
const CONDITIONS = ['wind', 'temperature', 'visibility', 'pressure', 'light', 'light_setting'] as const;
const TURN = 'adjuster_arcmin_per_turn';
const FIELDS = [...FACTS, ...CONDITIONS, TURN] as const;
type Field = (typeof FIELDS)[number];

/** What the report is to state beside the measurement, as it is being typed. */
export type FactsDraft = Readonly<Partial<Record<Field, string>>>;

/** The equipment stays the same from flight to flight, the weather does not. */
const KEPT: readonly Field[] = [...FACTS, TURN];
const KEPT_UNDER = 'papiscope.facts';

export function rememberedFacts(): FactsDraft {
  try {
    return JSON.parse(localStorage.getItem(KEPT_UNDER) ?? '{}') as FactsDraft;
  } catch {
    return {};
  }
}

export function rememberFacts(draft: FactsDraft): void {
  localStorage.setItem(
    KEPT_UNDER,
    JSON.stringify(Object.fromEntries(KEPT.map((field) => [field, draft[field]]))),
  );
}

function minutesPerTurn(draft: FactsDraft): number | null {
  const text = (draft[TURN] ?? '').trim().replace(',', '.');
  return text === '' ? null : Number(text);
}

/** Whether everything that was typed can be reported. */
export function factsValid(draft: FactsDraft): boolean {
  const minutes = minutesPerTurn(draft);
  return minutes === null || (minutes > 0 && minutes <= 600);
}

/** As the API takes it; to be called on a valid draft. */
export function toFacts(draft: FactsDraft): ReportFacts {
  const stated = (fields: readonly Field[]): Record<string, string> =>
    Object.fromEntries(
      fields.map((field) => [field, draft[field]?.trim() ?? '']).filter(([, text]) => text !== ''),
    ) as Record<string, string>;
  const conditions = stated(CONDITIONS);
  const minutes = minutesPerTurn(draft);
  return {
    ...stated(FACTS),
    ...(Object.keys(conditions).length > 0 && { conditions }),
    ...(minutes !== null && { [TURN]: minutes }),
  };
}

interface Props {
  readonly draft: FactsDraft;
  readonly onChange: (draft: FactsDraft) => void;
}

/** Who flew with what in which weather: no measurement tells it, the report states it. */
export function ReportFactsFields({ draft, onChange }: Props) {
  const { say } = useWords();
  return (
    <details>
      <summary>{say('report_facts')}</summary>
      <div className="stack">
        <p className="soft small">{say('report_facts_help')}</p>
        <div className="fields">
          {FIELDS.map((field) => (
            <label key={field} className="field">
              {say(`fact_${field}` satisfies TextKey)}
              <input
                value={draft[field] ?? ''}
                maxLength={200}
                inputMode={field === TURN ? 'decimal' : 'text'}
                aria-invalid={field === TURN && !factsValid(draft)}
                onChange={({ target }) => onChange({ ...draft, [field]: target.value })}
              />
            </label>
          ))}
        </div>
      </div>
    </details>
  );
}
