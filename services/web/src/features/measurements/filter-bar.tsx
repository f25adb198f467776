import { useQuery } from '@tanstack/react-query';
import { runwaysQuery, type SessionFilter } from '../../api/queries';
import type { Status } from '../../api/types';
import { useWords } from '../../i18n';

const STATUSES: readonly Status[] = [
  'pending',
  'preview_ready',
  'processing',
  'completed',
  'error',
  'cancelled',
];

interface Props {
  readonly filter: SessionFilter;
  readonly onChange: (filter: SessionFilter) => void;
}

export function FilterBar({ filter, onChange }: Props) {
  const { say } = useWords();
  const { data: runways = [] } = useQuery(runwaysQuery);
  const { airport_icao: icao, runway_code: code, status } = filter;
  const placeOf = (text: string): Pick<SessionFilter, 'airport_icao' | 'runway_code'> => {
    const [airport_icao, runway_code] = text.split(' ');
    return airport_icao && runway_code ? { airport_icao, runway_code } : {};
  };
  return (
    <div className="row">
      <label className="field">
        {say('runway')}
        <select
          value={icao === undefined ? '' : `${icao} ${code}`}
          onChange={({ target }) =>
            onChange({ page: 1, ...(status && { status }), ...placeOf(target.value) })
          }
        >
          <option value="">{say('all')}</option>
          {runways.map(({ id, airport_icao, code: each }) => (
            <option key={id}>{`${airport_icao} ${each}`}</option>
          ))}
        </select>
      </label>
      <label className="field">
        {say('state')}
        <select
          value={status ?? ''}
          onChange={({ target }) => {
            const chosen = STATUSES.find((each) => each === target.value);
            onChange({
              page: 1,
              ...placeOf(`${icao ?? ''} ${code ?? ''}`),
              ...(chosen && { status: chosen }),
            });
          }}
        >
          <option value="">{say('all')}</option>
          {STATUSES.map((each) => (
            <option key={each} value={each}>
              {say(`status_${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
