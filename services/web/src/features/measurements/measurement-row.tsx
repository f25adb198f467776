import { Link } from 'wouter';
import type { SessionSummary } from '../../api/types';
import { useWords } from '../../i18n';
import { UnitSigns, VerdictWord } from '../../ui/verdict';

/** One measurement: where, when, and how it came out or how far it is. */
export function MeasurementRow({ session }: { readonly session: SessionSummary }) {
  const { say, format, fault } = useWords();
  const { session_id: id, status, verdict, unit_verdicts: units } = session;
  return (
    <li>
      <Link to={`/measurements/${id}`} className="measurement">
        <span className="where">
          <strong>{`${session.airport_icao} ${session.runway_code}`}</strong>
          <span className="soft">{format.time(session.recorded_at ?? session.created_at)}</span>
        </span>
        <span className="file soft">{session.original_file_name}</span>
        <span className="outcome">
          {status === 'completed' && verdict !== null ? (
            <>
              <VerdictWord verdict={verdict} />
              {units !== null && <UnitSigns verdicts={units} />}
            </>
          ) : (
            <span className={`status ${status}`}>{say(`status_${status}`)}</span>
          )}
        </span>
        {(status === 'pending' || status === 'processing') && (
          <progress
            max={100}
            value={session.progress_percentage}
            aria-label={say(`phase_${session.current_phase}`)}
          />
        )}
        {status === 'error' && <span className="reason">{fault(session.error_code ?? 'internal')}</span>}
      </Link>
    </li>
  );
}
