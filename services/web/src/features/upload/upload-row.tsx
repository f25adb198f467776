import { Link } from 'wouter';
import { useWords } from '../../i18n';
import { ConfirmButton } from '../../ui/confirm-button';
import { ProblemNotice } from '../../ui/notice';
import type { Progress } from './pace';
import type { QueuedUpload, UploadState } from './queue';

interface Props {
  readonly upload: QueuedUpload;
  readonly onRetry: (key: number) => void;
  readonly onGiveUp: (key: number) => void;
}

/** Once everything has arrived it becomes a measurement, which is removed as one. */
function mayGiveUp(now: UploadState): boolean {
  return now.state === 'waiting' || (now.state === 'sending' && now.progress.sent < now.progress.total);
}

/** One upload: how far, how fast, how long still. */
export function UploadRow({ upload: { key, order, now }, onRetry, onGiveUp }: Props) {
  const { say, format } = useWords();
  return (
    <li className="panel">
      <div className="row between">
        <span>
          <strong>{order.video.name}</strong>{' '}
          <span className="soft">{`${order.airport} ${order.runway} · ${format.bytes(order.video.size)}`}</span>
        </span>
        {now.state === 'sent' && (
          <Link to={`/measurements/${now.sessionId}`} className="button main">
            {say('go_on')}
          </Link>
        )}
        {mayGiveUp(now) && (
          <ConfirmButton className="slim" question={say('give_up_question')} onConfirm={() => onGiveUp(key)}>
            {say('give_up')}
          </ConfirmButton>
        )}
        {now.state === 'failed' && (
          <span className="row">
            <button className="slim" onClick={() => onRetry(key)}>
              {say('try_again')}
            </button>
            <button className="slim" onClick={() => onGiveUp(key)}>
              {say('remove')}
            </button>
          </span>
        )}
      </div>
      {now.state === 'waiting' && <p className="soft">{say('upload_waiting')}</p>}
      {now.state === 'sending' && <Sending progress={now.progress} />}
      {now.state === 'sent' && <p className="soft">{say('upload_sent')}</p>}
      {now.state === 'failed' && <ProblemNotice error={now.error} />}
    </li>
  );
}

function Sending({ progress }: { readonly progress: Progress }) {
  const { say, format } = useWords();
  const { sent, total, perSecond, secondsLeft } = progress;
  return (
    <>
      <progress max={total} value={sent} aria-label={say('uploading')} />
      <p className="soft">
        {say('sent_of', { sent: format.bytes(sent), total: format.bytes(total) })}
        {perSecond !== null && ` · ${say('speed', { speed: format.bytes(perSecond) })}`}
        {secondsLeft !== null && ` · ${say('time_left', { time: format.clock(secondsLeft) })}`}
      </p>
      <p className="soft small">{say(sent < total ? 'resumable' : 'upload_checking')}</p>
    </>
  );
}
