import type { Verdict } from '../api/types';
import { letterOf } from '../api/types';
import { useWords } from '../i18n';

/** Shapes tell verdicts apart where colours cannot. */
const SHAPES: Readonly<Record<Verdict, string>> = {
  pass: 'M4.5 10.5l3.6 3.6 7.4-8',
  fail: 'M5.5 5.5l9 9m0-9l-9 9',
  inconclusive: 'M7 7.6c0-4 6-4 6-.4 0 2.4-3 2.4-3 5m0 2.6v.6',
  not_measured: 'M5.5 10h9',
};

export function VerdictSign({ verdict, size = 20 }: { readonly verdict: Verdict; readonly size?: number }) {
  return (
    <svg className={`sign ${verdict}`} viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
      <rect width="20" height="20" rx="4" />
      <path d={SHAPES[verdict]} fill="none" strokeWidth="2.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export function VerdictWord({ verdict }: { readonly verdict: Verdict }) {
  const { say } = useWords();
  return (
    <span className={`verdict ${verdict}`}>
      <VerdictSign verdict={verdict} />
      {say(`verdict_${verdict}`)}
    </span>
  );
}

/** The units of a bar, each with its verdict, in the order in which they stand. */
export function UnitSigns({
  verdicts,
}: {
  readonly verdicts: Readonly<Record<string, Verdict | undefined>>;
}) {
  const { say } = useWords();
  const units = Object.entries(verdicts).filter(
    (entry): entry is [string, Verdict] => entry[1] !== undefined,
  );
  const words = units.map(([unit, verdict]) => `${letterOf(unit)} ${say(`verdict_${verdict}`)}`);
  return (
    <span className="unit-signs" role="img" aria-label={words.join(', ')} title={words.join(', ')}>
      {units.map(([unit, verdict]) => (
        <span key={unit} aria-hidden="true">
          <VerdictSign verdict={verdict} size={16} />
          {letterOf(unit)}
        </span>
      ))}
    </span>
  );
}
