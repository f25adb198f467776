import { useWords } from '../../i18n';

const ADVICE = [
  'fly_distance',
  'fly_both_ways',
  'fly_exposure',
  'fly_rest',
  'fly_picture',
  'fly_telemetry',
] as const;

/** How to fly so that the flight can be measured well. */
export function FlyingAdvice() {
  const { say } = useWords();
  return (
    <details>
      <summary>{say('fly_title')}</summary>
      <ul className="advice">
        {ADVICE.map((word) => (
          <li key={word}>{say(word)}</li>
        ))}
      </ul>
    </details>
  );
}
