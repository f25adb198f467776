import { useWords } from '../../i18n';
import { PRESETS, withPreset } from './presets';
import { ProfileField } from './profile-field';
import { PublishedFields } from './published-fields';
import { DATUMS, type SiteDraft } from './site-draft';

interface Props {
  readonly draft: SiteDraft;
  /** Airport and runway exist: their names are not to be changed here. */
  readonly fixed: boolean;
  readonly missing: ReadonlySet<string>;
  readonly onChange: (draft: SiteDraft) => void;
}

/** Airport, runway, and what the heights of a flight refer to. */
export function SiteFields({ draft, fixed, missing, onChange }: Props) {
  const { say } = useWords();
  const set = (change: Partial<SiteDraft>): void => onChange({ ...draft, ...change });
  return (
    <>
      <div className="fields">
        <label className="field">
          {say('icao')}
          <input
            value={draft.icao}
            disabled={fixed}
            required
            maxLength={4}
            onChange={({ target }) => set({ icao: target.value })}
          />
        </label>
        <label className="field">
          {say('airport_name')}
          <input value={draft.name} onChange={({ target }) => set({ name: target.value })} />
        </label>
        <label className="field">
          {say('runway')}
          <input
            value={draft.code}
            disabled={fixed}
            required
            maxLength={8}
            onChange={({ target }) => set({ code: target.value })}
          />
        </label>
        <label className="field">
          {say('heading')}
          <input
            inputMode="decimal"
            value={draft.heading}
            aria-invalid={missing.has('heading')}
            onChange={({ target }) => set({ heading: target.value })}
          />
        </label>
        <label className="field">
          {say('altitude_source')}
          <select
            value={draft.altitude_source}
            onChange={({ target }) => set({ altitude_source: target.value === 'rel' ? 'rel' : 'abs' })}
          >
            <option value="abs">{say('altitude_abs')}</option>
            <option value="rel">{say('altitude_rel')}</option>
          </select>
        </label>
        {draft.altitude_source === 'abs' ? (
          <label className="field">
            {say('telemetry_datum')}
            <select
              value={draft.telemetry_datum}
              onChange={({ target }) =>
                set({ telemetry_datum: DATUMS.find((datum) => datum === target.value) ?? 'ellipsoid' })
              }
            >
              {DATUMS.map((datum) => (
                <option key={datum} value={datum}>
                  {say(`datum_${datum}`)}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <label className="field">
            {say('takeoff_height')}
            <input
              inputMode="decimal"
              value={draft.takeoff}
              aria-invalid={missing.has('takeoff')}
              onChange={({ target }) => set({ takeoff: target.value })}
            />
          </label>
        )}
      </div>
      <ProfileField
        value={draft.standards_profile}
        onChange={(standards_profile) => set({ standards_profile })}
      />
      <PublishedFields draft={draft} missing={missing} onChange={onChange} />
      <div className="stack">
        <h3>{say('presets')}</h3>
        <div className="row">
          {PRESETS.map((preset) => (
            <button
              key={preset.key}
              type="button"
              className="slim"
              onClick={() => onChange(withPreset(draft, preset))}
            >
              {say(`preset_${preset.key}`)}
            </button>
          ))}
        </div>
        <p className="soft small">{say('preset_help')}</p>
      </div>
    </>
  );
}
