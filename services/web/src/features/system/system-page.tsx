import { useQuery } from '@tanstack/react-query';
import { systemQuery } from '../../api/queries';
import { useWords } from '../../i18n';
import { hasText } from '../../i18n/catalogue';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';

const STATES = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;

/** Storage, queues and sessions at a glance. */
export function SystemPage() {
  const { say, format } = useWords();
  const { data, error } = useQuery(systemQuery);
  return (
    <section className="page narrow">
      <PageTitle title={say('system')}>
        <div className="row">
          <a className="button slim" href="/admin/queues">
            {say('queue_board')}
          </a>
          <a className="button slim" href="/docs">
            {say('api_docs')}
          </a>
        </div>
      </PageTitle>
      <ProblemNotice error={error} />
      {data === undefined && error === null && <Busy />}
      {data !== undefined && (
        <>
          <section className="panel">
            <h2>{say('sessions')}</h2>
            <div className="scroll" tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    {Object.keys(data.sessions).map((status) => (
                      <th key={status} scope="col" className="number">
                        {hasText(`status_${status}`) ? say(`status_${status}` as 'status_error') : status}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  <tr>
                    {Object.entries(data.sessions).map(([status, count]) => (
                      <td key={status} className="number">
                        {count}
                      </td>
                    ))}
                  </tr>
                </tbody>
              </table>
            </div>
          </section>
          <section className="panel">
            <h2>{say('queues')}</h2>
            <div className="scroll" tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say('queue')}</th>
                    {STATES.map((state) => (
                      <th key={state} scope="col" className="number">
                        {say(`jobs_${state}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {data.queues.map((queue) => (
                    <tr key={queue.name}>
                      <th scope="row">{queue.name}</th>
                      {STATES.map((state) => (
                        <td key={state} className="number">
                          {queue[state]}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </section>
          <section className="panel">
            <h2>{say('storage')}</h2>
            <p>
              {say(data.storage_type === 's3' ? 'storage_s3' : 'storage_local')}
              {' · '}
              <span className={`verdict ${data.storage_state === 'ok' ? 'pass' : 'fail'}`}>
                {say(data.storage_state === 'ok' ? 'storage_ok' : 'storage_unavailable')}
              </span>
              {data.storage_free_bytes !== null &&
                data.storage_total_bytes !== null &&
                ` · ${say('storage_free', {
                  free: format.bytes(data.storage_free_bytes),
                  total: format.bytes(data.storage_total_bytes),
                })}`}
            </p>
          </section>
          <p className="soft">
            {say('system_facts', {
              version: data.version,
              storage: say(data.storage_type === 's3' ? 'storage_s3' : 'storage_local'),
              queue: data.queue_kind,
            })}
          </p>
        </>
      )}
    </section>
  );
}
