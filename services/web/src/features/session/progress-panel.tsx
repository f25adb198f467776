import type { Session } from '../../api/types';
import { useWords } from '../../i18n';
import { ConfirmButton } from '../../ui/confirm-button';
import { ProblemNotice } from '../../ui/notice';
import { May } from '../account/may';
import { useSessionAction } from './actions';
import { STAGES, stageFraction, stageState, type Stage } from './stages';

const WORDS = { done: 'stage_done', now: 'stage_now', later: 'stage_later' } as const;

/** Where a running measurement is, stage by stage. The page may be left: the work goes on. */
export function ProgressPanel({ session }: { readonly session: Session }) {
  const { say, format } = useWords();
  const { seconds_left: left } = session;
  const cancel = useSessionAction(session.session_id, 'cancel');
  return (
    <div className="panel">
      <ol className="stages">
        {STAGES.map((stage) => (
          <StageRow key={stage} stage={stage} session={session} />
        ))}
      </ol>
      <div className="row between">
        <p className="soft">
          {say('may_leave')}
          {left !== null && ` ${say('time_left', { time: format.clock(left) })}`}
        </p>
        <May role="operator">
          <ConfirmButton question={say('cancel_question')} onConfirm={() => cancel.mutate()}>
            {say('cancel')}
          </ConfirmButton>
        </May>
      </div>
      <ProblemNotice error={cancel.error} />
    </div>
  );
}

function StageRow({ stage, session }: { readonly stage: Stage; readonly session: Session }) {
  const { say } = useWords();
  const state = stageState(stage, session.current_phase);
  const { phase_frames: done, total_frames: total } = session;
  const counted = stage === 'analysis' || stage === 'encode';
  const frames = counted && state === 'now' && done > 0 && total !== null && total > 0;
  return (
    <li className={`stage ${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="stage-name">{say(`phase_${stage}`)}</span>
      <span className="stage-state soft">
        {frames ? say('frames_of', { done, total }) : say(WORDS[state])}
      </span>
      {state === 'now' && (
        <progress
          max={1}
          value={stageFraction(stage, session.progress_percentage)}
          aria-label={say(`phase_${stage}`)}
        />
      )}
    </li>
  );
}
