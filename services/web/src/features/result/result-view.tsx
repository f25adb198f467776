import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { seriesQuery } from '../../api/queries';
import { reportQuery } from '../../api/report';
import { letterOf, UNIT_NAMES, type Result, type Series, type Session } from '../../api/types';
import { unitColour } from '../../charts/palette';
import { useWords } from '../../i18n';
import { Playhead, PlayheadContext } from '../../playhead';
import { Busy } from '../../ui/busy';
import { Notice, ProblemNotice } from '../../ui/notice';
import { Notes } from '../notes/notes';
import { ReportFacts } from '../report-facts/report-facts';
import { BudgetTable } from './budget-table';
import { CoverageChart } from './coverage-chart';
import { CurveChart } from './curve-chart';
import { Downloads } from './downloads';
import { EvaluationTable } from './evaluation-table';
import { FlightMap } from './flight-map';
import { KeyFigures } from './key-figures';
import { Provenance } from './provenance';
import { TimeChart } from './time-chart';
import { UnitsTable } from './units-table';
import { VerdictBanner } from './verdict-banner';
import { VideoPanel } from './video-panel';
import { videoFacts } from './video-facts';
import './result.css';

/** What a flight says of the lights: the verdict, the numbers, and everything they can be checked by. */
export default function ResultView({ session }: { readonly session: Session }) {
  const { say } = useWords();
  if (session.result === null)
    return (
      <Notice tone="bad">
        <p>{say('no_result')}</p>
      </Notice>
    );
  return <Measured session={session} result={session.result} />;
}

function Measured({ session, result }: { readonly session: Session; readonly result: Result }) {
  const { say, language } = useWords();
  const { session_id: id, attempt } = session;
  const series = useQuery(seriesQuery(id, attempt));
  const { data: report, error } = useQuery(reportQuery(id, language, session.updated_at));
  const { rate, duration } = videoFacts(session, series.data);
  const [playhead] = useState(() => new Playhead());
  return (
    <PlayheadContext value={playhead}>
      <div className="result">
        <div className="result-main">
          <VerdictBanner session={session} result={result} report={report} />
          <section className="panel" aria-label={say('units')}>
            <UnitsTable result={result} report={report} />
          </section>
          <section className="panel" aria-label={say('report')}>
            <Downloads session={session} />
          </section>
        </div>
        <div className="result-side">
          <VideoPanel session={session} series={series.data} rate={rate} duration={duration} />
        </div>
        <ProblemNotice error={series.error ?? error} />
        {series.data === undefined && series.error === null && <Busy />}
        {series.data !== undefined && <Charts session={session} result={result} series={series.data} />}
        <div className="columns">
          <section className="panel">
            <h2>{say('key_figures')}</h2>
            <KeyFigures result={result} />
          </section>
          <section className="panel">
            <h2>{say('notes')}</h2>
            <Notes session={session} />
          </section>
          <section className="panel">
            <h2>{say('report_facts')}</h2>
            <ReportFacts session={session} />
          </section>
        </div>
        {report !== undefined && (
          <section className="panel">
            <div className="row between">
              <h2>{say('evaluation')}</h2>
              <span className="soft small" title={report.judged_against.source}>
                {say('judged_against', { name: report.judged_against.name })}
              </span>
            </div>
            <EvaluationTable report={report} />
          </section>
        )}
        <details className="panel">
          <summary>{say('provenance')}</summary>
          {report !== undefined && <BudgetTable report={report} />}
          <Provenance session={session} result={result} />
        </details>
      </div>
    </PlayheadContext>
  );
}

interface ChartsProps {
  readonly session: Session;
  readonly result: Result;
  readonly series: Series;
}

function Charts({ session, result, series }: ChartsProps) {
  const { say } = useWords();
  return (
    <>
      <section className="panel">
        <div className="row between">
          <h2>{say('curves')}</h2>
          <div className="legend">
            <span>
              <i className="dot" />
              {say('legend_up')}
            </span>
            <span>
              <i className="ring" />
              {say('legend_down')}
            </span>
            <span>
              <i style={{ color: 'var(--ink)' }} />
              {say('legend_fit')}
            </span>
            <span>
              <i style={{ color: 'var(--chart-band)', height: '0.8rem' }} />
              {say('legend_tolerance')}
            </span>
          </div>
        </div>
        <div className="curves">
          {UNIT_NAMES.map((name) => {
            const unit = result.units[name];
            return unit === undefined ? null : (
              <figure key={name}>
                <figcaption
                  style={{ color: unitColour(name) }}
                >{`${say('unit')} ${letterOf(name)}`}</figcaption>
                <CurveChart name={name} unit={unit} series={series} />
              </figure>
            );
          })}
        </div>
      </section>
      <section className="panel">
        <h2>{say('over_time')}</h2>
        <TimeChart series={series} />
      </section>
      <div className="columns two">
        <section className="panel">
          <h2>{say('flight_path')}</h2>
          <FlightMap session={session} series={series} />
        </section>
        <section className="panel">
          <h2>{say('coverage')}</h2>
          <CoverageChart series={series} />
        </section>
      </div>
    </>
  );
}
