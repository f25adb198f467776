import { Link } from 'wouter';
import type { Session } from '../../api/types';
import { useWords } from '../../i18n';
import { hasText, sayIn } from '../../i18n/catalogue';
import { Notice, ProblemNotice } from '../../ui/notice';
import { May } from '../account/may';
import { useSessionAction } from './actions';

/** Faults that lie in the files: trying again with the same ones leads to the same end. */
const IN_THE_FILES = /^(video_|telemetry_|lights_lost|site_|datum_|takeoff_)/;

/** Why a measurement stopped, and what can be done about it. */
export function StoppedPanel({ session }: { readonly session: Session }) {
  const { say, fault } = useWords();
  const retry = useSessionAction(session.session_id, 'retry');
  const code = session.error_code ?? 'internal';
  // The record's message begins with the English sentence; what follows is of this very file.
  const key = `error_${code}`;
  const more = session.error_message?.replace(hasText(key) ? sayIn('en')(key) : '', '').trim() ?? '';
  const inFiles = session.status === 'error' && IN_THE_FILES.test(code);
  return (
    <div className="panel">
      {session.status === 'cancelled' ? (
        <Notice tone="info">
          <p>{say('was_cancelled')}</p>
        </Notice>
      ) : (
        <Notice tone="bad">
          <p>
            <strong>{fault(code)}</strong>
          </p>
          {more !== '' && (
            <p lang="en" className="small">
              {more}
            </p>
          )}
        </Notice>
      )}
      <p className="soft">
        {say('stopped_at', {
          stage: say(`phase_${session.current_phase}`),
          file: session.original_file_name,
        })}
      </p>
      <May role="operator">
        <div className="row">
          <Link to="/new" className={inFiles ? 'button main' : 'button'}>
            {say('upload_other_file')}
          </Link>
          <button className={inFiles ? '' : 'main'} disabled={retry.isPending} onClick={() => retry.mutate()}>
            {say('retry')}
          </button>
        </div>
      </May>
      <ProblemNotice error={retry.error} />
    </div>
  );
}
