import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { runwaysQuery } from '../../api/queries';
import type { Runway } from '../../api/types';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { Notice, ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { toFacts, turnValid } from '../report-facts/fields';
import { ChosenFiles } from './chosen-files';
import { FlightFacts, rememberedFacts, rememberFacts } from './flight-facts';
import { DropZone } from './drop-zone';
import { FlyingAdvice } from './flying-advice';
import { pairFiles } from './flights';
import { useUploadQueue } from './queue';
import { UnfinishedNotice } from './unfinished-notice';
import { UploadRow } from './upload-row';
import './upload.css';

const LAST_RUNWAY = 'papiscope.runway';

/** From the drone's memory card: choose the runway, drop the files. */
export default function UploadPage() {
  const { say } = useWords();
  const { data: runways, error } = useQuery(runwaysQuery);
  return (
    <section className="page narrow">
      <PageTitle title={say('new_measurement')} />
      <ProblemNotice error={error} />
      {runways === undefined && error === null && <Busy />}
      {runways?.length === 0 && (
        <Notice tone="warn">
          <p>{say('no_runway_yet')}</p>
          <p>
            <Link to="/runways">{say('to_runways')}</Link>
          </p>
        </Notice>
      )}
      {runways !== undefined && runways.length > 0 && <Form runways={runways} />}
    </section>
  );
}

function Form({ runways }: { readonly runways: readonly Runway[] }) {
  const { say } = useWords();
  const [runwayId, setRunwayId] = useState(() => {
    const last = localStorage.getItem(LAST_RUNWAY);
    return (runways.find(({ id }) => id === last) ?? runways[0])?.id ?? '';
  });
  const [files, setFiles] = useState<readonly File[]>([]);
  const [autoConfirm, setAutoConfirm] = useState(false);
  const [tones, setTones] = useState(false);
  const [facts, setFacts] = useState(rememberedFacts);
  const queue = useUploadQueue();
  const runway = runways.find(({ id }) => id === runwayId);
  const [, go] = useLocation();
  const [only, ...others] = queue.list;
  const sentId = only?.now.state === 'sent' && others.length === 0 ? only.now.sessionId : null;
  useEffect(() => {
    if (sentId !== null) go(`/measurements/${sentId}`);
  }, [sentId, go]);

  const start = (flights: ReturnType<typeof pairFiles>['flights']): void => {
    if (runway === undefined) return;
    rememberFacts(facts);
    const place = {
      airport: runway.airport_icao,
      runway: runway.code,
      autoConfirm,
      tones,
      facts: toFacts(facts),
    };
    queue.add(flights.map((flight) => ({ ...flight, ...place })));
    setFiles([]);
  };

  return (
    <>
      <div className="panel">
        <label className="field">
          {say('runway')}
          <select
            value={runwayId}
            onChange={({ target }) => {
              setRunwayId(target.value);
              localStorage.setItem(LAST_RUNWAY, target.value);
            }}
          >
            {runways.map(({ id, airport_icao, code }) => (
              <option key={id} value={id}>{`${airport_icao} ${code}`}</option>
            ))}
          </select>
        </label>
        <DropZone onFiles={(more) => setFiles((now) => [...now, ...more])} />
        <label className="check">
          <input
            type="checkbox"
            checked={autoConfirm}
            onChange={({ target }) => setAutoConfirm(target.checked)}
          />
          {say('auto_confirm')}
        </label>
        <label className="check">
          <input type="checkbox" checked={tones} onChange={({ target }) => setTones(target.checked)} />
          {say('tones')}
        </label>
        <FlightFacts draft={facts} onChange={setFacts} />
        <FlyingAdvice />
        <UnfinishedNotice except={queue.underWay} />
        {files.length > 0 && (
          <ChosenFiles
            chosen={pairFiles(files)}
            ready={turnValid(facts)}
            onStart={start}
            onClear={() => setFiles([])}
          />
        )}
      </div>
      {queue.list.length > 0 && (
        <ul className="uploads">
          {queue.list.map((upload) => (
            <UploadRow key={upload.key} upload={upload} onRetry={queue.retry} onGiveUp={queue.giveUp} />
          ))}
        </ul>
      )}
    </>
  );
}
