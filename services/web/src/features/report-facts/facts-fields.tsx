import { sayIn, type TextKey } from '@papiscope/report/text';
import { useWords } from '../../i18n';
import { CONDITIONS, FACTS, turnValid, type FactsDraft } from './fields';

export const FACT_NAMES = [...FACTS, ...CONDITIONS, 'adjuster_arcmin_per_turn'] as const;
type FactName = (typeof FACT_NAMES)[number];

/** What a fact is called: as in the report. */
export function useFactLabel(): (name: FactName) => string {
  const { say, language } = useWords();
  return (name) =>
    name === 'adjuster_arcmin_per_turn' ? say('arcmin_per_turn') : sayIn(language)(name satisfies TextKey);
}

interface Props {
  readonly draft: FactsDraft;
  readonly onChange: (draft: FactsDraft) => void;
}

/** Who flew, with what, in what weather. */
export function FactsFields({ draft, onChange }: Props) {
  const label = useFactLabel();
  return (
    <div className="fields">
      {FACT_NAMES.map((name) => (
        <label key={name} className="field">
          {label(name)}
          <input
            value={draft[name]}
            maxLength={name === 'report_number' ? 60 : 200}
            inputMode={name === 'adjuster_arcmin_per_turn' ? 'decimal' : undefined}
            aria-invalid={name === 'adjuster_arcmin_per_turn' && !turnValid(draft)}
            onChange={({ target }) => onChange({ ...draft, [name]: target.value })}
          />
        </label>
      ))}
    </div>
  );
}
