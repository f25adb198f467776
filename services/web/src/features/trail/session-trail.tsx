import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionTrailQuery } from '../../api/account-queries';
import type { AuditEvent, Session } from '../../api/types';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { deedOf, evidenceOf } from './deeds';
import './trail.css';

/** Who did what to a measurement, and with which bytes; asked for when somebody wants to see it. */
export function SessionTrail({ session }: { readonly session: Session }) {
  const { say } = useWords();
  const [open, setOpen] = useState(false);
  const { session_id: id, updated_at: changed } = session;
  const trail = useInfiniteQuery({ ...sessionTrailQuery(id, changed), enabled: open });
  return (
    <details className="panel" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say('session_trail')}</summary>
      <ProblemNotice error={trail.error} />
      {trail.isLoading && <Busy />}
      <ol className="trail">
        {trail.data?.pages.flatMap(({ events }) =>
          events.map((event) => <Line key={event.id} event={event} />),
        )}
      </ol>
      {trail.hasNextPage && (
        <div className="row">
          <button className="slim" onClick={() => void trail.fetchNextPage()}>
            {say('older')}
          </button>
        </div>
      )}
    </details>
  );
}

function Line({ event }: { readonly event: AuditEvent }) {
  const { say, format } = useWords();
  const deed = deedOf(event);
  const evidence = evidenceOf(event);
  return (
    <li>
      <time dateTime={event.at}>{format.time(event.at)}</time>
      <span>{event.account_name}</span>
      <span className="deed">{deed === null ? <code>{event.action}</code> : say(deed)}</span>
      {evidence.length > 0 && (
        <details className="soft small">
          <summary>SHA-256</summary>
          <dl>
            {evidence.map(({ what, sha256 }) => {
              const name = typeof what === 'string' ? say(what) : what.file;
              return (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    <code>{sha256}</code>
                  </dd>
                </div>
              );
            })}
          </dl>
        </details>
      )}
    </li>
  );
}
