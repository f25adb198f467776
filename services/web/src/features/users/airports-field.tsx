import { useWords } from '../../i18n';

/** ICAO codes as they are typed; nothing means every airport. */
export function AirportsField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const { say } = useWords();
  return (
    <label className="field">
      {say('airports_field')}
      <input value={value} placeholder="LZIB, LOWW" onChange={({ target }) => onChange(target.value)} />
    </label>
  );
}

export function toAirports(text: string): 'all' | string[] {
  const codes = text.split(/[\s,;]+/).filter((code) => code !== '');
  return codes.length === 0 ? 'all' : codes;
}

export function fromAirports(airports: 'all' | readonly string[]): string {
  return airports === 'all' ? '' : airports.join(', ');
}
