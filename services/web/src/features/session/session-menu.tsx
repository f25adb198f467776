import { Link, useLocation } from 'wouter';
import type { Session } from '../../api/types';
import { useWords } from '../../i18n';
import { ConfirmButton } from '../../ui/confirm-button';
import { ProblemNotice } from '../../ui/notice';
import { useMay } from '../account/may';
import { useDeleteSession, useSessionAction } from './actions';

const MEASURED_ONCE = new Set(['analysis', 'encode', 'upload', 'done']);

interface Props {
  readonly session: Session;
  readonly onCorrectLights: () => void;
}

/** What can be done with a measurement beside looking at it. */
export function SessionMenu({ session, onCorrectLights }: Props) {
  const { say } = useWords();
  const [, go] = useLocation();
  const mayAct = useMay('operator');
  const remove = useDeleteSession(session.session_id);
  const reprocess = useSessionAction(session.session_id, 'reprocess');
  const idle = session.status === 'completed' || session.status === 'error' || session.status === 'cancelled';
  const again = idle && MEASURED_ONCE.has(session.current_phase);
  return (
    <div className="row session-menu">
      <Link to={`/runways/${session.runway_id}/history`} className="button slim">
        {say('history')}
      </Link>
      {again && mayAct && (
        <>
          <button className="slim" onClick={onCorrectLights}>
            {say('correct_lights')}
          </button>
          <ConfirmButton
            className="slim"
            question={say('measure_again_question')}
            onConfirm={() => reprocess.mutate()}
          >
            {say('measure_again')}
          </ConfirmButton>
        </>
      )}
      {mayAct && (
        <ConfirmButton
          className="slim danger"
          question={say('delete_question')}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => go('/') })}
        >
          {say('delete')}
        </ConfirmButton>
      )}
      <ProblemNotice error={remove.error ?? reprocess.error} />
    </div>
  );
}
