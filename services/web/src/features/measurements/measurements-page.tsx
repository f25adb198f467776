import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { sessionsQuery, type SessionFilter } from '../../api/queries';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { May } from '../account/may';
import { FilterBar } from './filter-bar';
import { MeasurementRow } from './measurement-row';
import './measurements.css';

/** Every measurement, the newest first. */
export function MeasurementsPage() {
  const { say } = useWords();
  const [filter, setFilter] = useState<SessionFilter>({ page: 1 });
  const { data, error } = useQuery(sessionsQuery(filter));
  const { page, ...criteria } = filter;
  const unfiltered = Object.keys(criteria).length === 0;
  return (
    <section className="page">
      <PageTitle title={say('measurements')}>
        <May role="operator">
          <Link to="/new" className="button main">
            {say('new_measurement')}
          </Link>
        </May>
      </PageTitle>
      <FilterBar filter={filter} onChange={setFilter} />
      <ProblemNotice error={error} />
      {data === undefined && error === null && <Busy />}
      {data?.total === 0 && <p className="panel">{say(unfiltered ? 'no_measurements' : 'none_match')}</p>}
      {data !== undefined && data.total > 0 && (
        <ul className="measurements">
          {data.sessions.map((session) => (
            <MeasurementRow key={session.session_id} session={session} />
          ))}
        </ul>
      )}
      {data !== undefined && data.total_pages > 1 && (
        <nav className="row" aria-label={say('pages')}>
          <button disabled={page <= 1} onClick={() => setFilter({ ...filter, page: page - 1 })}>
            {say('newer')}
          </button>
          <span>{say('page_of', { page, pages: data.total_pages })}</span>
          <button
            disabled={page >= data.total_pages}
            onClick={() => setFilter({ ...filter, page: page + 1 })}
          >
            {say('older')}
          </button>
        </nav>
      )}
    </section>
  );
}
