import { useWords } from '../../i18n';
import { PUBLISHED, type SiteDraft } from './site-draft';

interface Props {
  readonly draft: SiteDraft;
  readonly missing: ReadonlySet<string>;
  readonly onChange: (draft: SiteDraft) => void;
}

/** What is published of the ILS and of the eye height over the threshold, which the PAPI is compared with. */
export function PublishedFields({ draft, missing, onChange }: Props) {
  const { say } = useWords();
  return (
    <div className="stack">
      <h3>{say('published_values')}</h3>
      <div className="fields">
        {PUBLISHED.map((name) => (
          <label key={name} className="field">
            {say(name)}
            <input
              inputMode="decimal"
              value={draft[name]}
              aria-invalid={missing.has(name)}
              onChange={({ target }) => onChange({ ...draft, [name]: target.value })}
            />
          </label>
        ))}
      </div>
      <p className="soft small">{say('published_help')}</p>
    </div>
  );
}
