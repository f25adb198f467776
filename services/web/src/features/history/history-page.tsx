import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { historyQuery, runwaysQuery } from '../../api/queries';
import type { Flight } from '../../api/types';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { UnitSigns, VerdictWord } from '../../ui/verdict';
import { TrendChart } from './trend-chart';
import './history.css';

/** What was measured at a runway over the years. */
export default function HistoryPage({ id }: { readonly id: string }) {
  const { say } = useWords();
  const { data: flights, error } = useQuery(historyQuery(id));
  const { data: runways } = useQuery(runwaysQuery);
  const runway = runways?.find((each) => each.id === id);
  const name = runway === undefined ? '' : ` ${runway.airport_icao} ${runway.code}`;
  return (
    <section className="page">
      <PageTitle title={say('history') + name}>
        <Link to={`/runways/${id}`} className="button slim">
          {say('to_runway')}
        </Link>
      </PageTitle>
      <ProblemNotice error={error} />
      {flights === undefined && error === null && <Busy />}
      {flights?.length === 0 && <p className="panel">{say('no_history')}</p>}
      {flights !== undefined && flights.length > 0 && (
        <>
          <section className="panel">
            <h2>{say('trend')}</h2>
            <TrendChart flights={flights} />
          </section>
          <Flights id={id} flights={flights} />
        </>
      )}
    </section>
  );
}

function Flights({ id, flights }: { readonly id: string; readonly flights: readonly Flight[] }) {
  const { say, format } = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (session: string): void =>
    setChosen((now) =>
      now.includes(session) ? now.filter((each) => each !== session) : [...now, session].slice(-2),
    );
  const [first, second] = flights
    .map(({ session_id: session }) => session)
    .filter((session) => chosen.includes(session));
  return (
    <section className="panel">
      <div className="row between">
        <h2>{say('flights')}</h2>
        {first !== undefined && second !== undefined ? (
          <Link to={`/runways/${id}/compare/${first}/${second}`} className="button main">
            {say('compare')}
          </Link>
        ) : (
          <span className="soft small">{say('choose_two')}</span>
        )}
      </div>
      <div className="scroll" tabIndex={0}>
        <table className="stacking">
          <thead>
            <tr>
              <th scope="col">{say('compare')}</th>
              <th scope="col">{say('flown')}</th>
              <th scope="col" className="outcome">
                {say('verdict')}
              </th>
              <th scope="col">{say('units')}</th>
              <th scope="col" className="number">
                {say('glide_path')}
              </th>
              <th scope="col">{say('notes')}</th>
            </tr>
          </thead>
          <tbody>
            {flights.toReversed().map((flight) => (
              <tr key={flight.session_id}>
                <td data-label={say('compare')}>
                  <input
                    type="checkbox"
                    aria-label={`${say('compare')}: ${format.time(flight.flown_at)}`}
                    checked={chosen.includes(flight.session_id)}
                    onChange={() => toggle(flight.session_id)}
                  />
                </td>
                <th scope="row" className="moment">
                  <Link to={`/measurements/${flight.session_id}`}>{format.time(flight.flown_at)}</Link>
                </th>
                <td className="outcome">
                  <VerdictWord verdict={flight.verdict} />
                </td>
                <td data-label={say('units')}>
                  <UnitSigns
                    verdicts={Object.fromEntries(
                      Object.entries(flight.units).map(([unit, { verdict }]) => [unit, verdict]),
                    )}
                  />
                </td>
                <td className="number" data-label={say('glide_path')}>
                  {format.degrees(flight.glide_path_angle)}
                </td>
                <td className="soft small note remark">{flight.notes.split('\n')[0]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
