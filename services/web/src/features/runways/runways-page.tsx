import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { airportsQuery, runwaysQuery } from '../../api/queries';
import type { Airport, Runway } from '../../api/types';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { May } from '../account/may';
import { ImportSite } from './import-site';
import './runways.css';

/** Airports and their runways. */
export default function RunwaysPage() {
  const { say } = useWords();
  const airports = useQuery(airportsQuery);
  const runways = useQuery(runwaysQuery);
  const error = airports.error ?? runways.error;
  return (
    <section className="page">
      <PageTitle title={say('runways')}>
        <div className="row">
          <Link to="/standards" className="button">
            {say('standards_profiles')}
          </Link>
          <May role="admin">
            <ImportSite />
            <Link to="/runways/new" className="button main">
              {say('new_runway')}
            </Link>
          </May>
        </div>
      </PageTitle>
      <ProblemNotice error={error} />
      {(airports.data === undefined || runways.data === undefined) && error === null && <Busy />}
      {airports.data?.length === 0 && <p className="panel">{say('no_runways')}</p>}
      <div className="airports">
        {airports.data?.map((airport) => (
          <AirportPanel
            key={airport.id}
            airport={airport}
            runways={runways.data?.filter((runway) => runway.airport_id === airport.id) ?? []}
          />
        ))}
      </div>
    </section>
  );
}

interface Props {
  readonly airport: Airport;
  readonly runways: readonly Runway[];
}

function AirportPanel({ airport, runways }: Props) {
  const { say, format } = useWords();
  return (
    <section className="panel">
      <h2>
        {airport.icao} <span className="soft">{airport.name}</span>
      </h2>
      <ul className="runway-list">
        {runways.map(({ id, code, heading }) => (
          <li key={id}>
            <Link to={`/runways/${id}`} className="runway-name">
              {code}
            </Link>
            <span className="soft">{format.degrees(heading, 1)}</span>
            <Link to={`/runways/${id}/history`} className="button slim">
              {say('history')}
            </Link>
          </li>
        ))}
        {runways.length === 0 && <li className="soft">{say('airport_empty')}</li>}
      </ul>
    </section>
  );
}
