import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { auditQuery } from '../../api/account-queries';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';

/** Who changed what, the newest first. */
export default function AuditPage() {
  const { say, format } = useWords();
  const [before, setBefore] = useState<string | undefined>();
  const { data, error } = useQuery(auditQuery(before));
  return (
    <section className="page">
      <PageTitle title={say('audit')} />
      <ProblemNotice error={error} />
      {data === undefined && error === null && <Busy />}
      {data !== undefined && (
        <section className="panel">
          <div className="scroll" tabIndex={0}>
            <table className="stacking">
              <thead>
                <tr>
                  <th scope="col">{say('when')}</th>
                  <th scope="col">{say('account')}</th>
                  <th scope="col">{say('action')}</th>
                  <th scope="col">{say('subject')}</th>
                </tr>
              </thead>
              <tbody>
                {data.events.map((event) => (
                  <tr key={event.id}>
                    <th scope="row">{format.time(event.at)}</th>
                    <td data-label={say('account')}>{event.account_name}</td>
                    <td data-label={say('action')}>
                      <code>{event.action}</code>
                    </td>
                    <td data-label={say('subject')}>
                      {event.session_id === null ? (
                        (event.subject ?? '')
                      ) : (
                        <Link to={`/measurements/${event.session_id}`}>{event.session_id.slice(0, 8)}</Link>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <div className="row">
            {before !== undefined && <button onClick={() => setBefore(undefined)}>{say('newer')}</button>}
            {data.next !== null && (
              <button onClick={() => setBefore(data.next ?? undefined)}>{say('older')}</button>
            )}
          </div>
        </section>
      )}
    </section>
  );
}
