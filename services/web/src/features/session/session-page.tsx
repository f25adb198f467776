import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { sessionQuery } from '../../api/queries';
import { useSessionEvents } from '../../api/session-events';
import type { Session } from '../../api/types';
import { useWords } from '../../i18n';
import { Busy } from '../../ui/busy';
import { ProblemNotice } from '../../ui/notice';
import { PageTitle } from '../../ui/page-title';
import { May, useMay } from '../account/may';
import { ConfirmLights } from '../lights/confirm-lights';
import { SessionTrail } from '../trail/session-trail';
import { ProgressPanel } from './progress-panel';
import { SessionMenu } from './session-menu';
import { StoppedPanel } from './stopped-panel';
import './session.css';

const ResultView = lazy(() => import('../result/result-view'));

const ENDED: readonly Session['status'][] = ['completed', 'error', 'cancelled'];

/** One measurement, from the upload to the verdict. */
export default function SessionPage({ id }: { readonly id: string }) {
  const { data: session, error } = useQuery(sessionQuery(id));
  useSessionEvents(id, session?.status, session?.attempt ?? 0);
  if (error !== null && session === undefined)
    return (
      <section className="page narrow">
        <ProblemNotice error={error} />
      </section>
    );
  if (session === undefined) return <Busy />;
  return <SessionView session={session} />;
}

function SessionView({ session }: { readonly session: Session }) {
  const { format } = useWords();
  const [correcting, setCorrecting] = useState(false);
  const title = `${session.airport_icao} ${session.runway_code} · ${format.date(session.recorded_at ?? session.created_at)}`;
  return (
    <section className="page session">
      <PageTitle title={title}>
        <SessionMenu session={session} onCorrectLights={() => setCorrecting(true)} />
      </PageTitle>
      {correcting ? (
        <ConfirmLights
          session={session}
          onDone={() => setCorrecting(false)}
          onBack={() => setCorrecting(false)}
        />
      ) : (
        <>
          <Stage session={session} />
          {ENDED.includes(session.status) && (
            <May role="operator">
              <SessionTrail session={session} />
            </May>
          )}
        </>
      )}
    </section>
  );
}

function Stage({ session }: { readonly session: Session }) {
  const { say } = useWords();
  const mayAct = useMay('operator');
  switch (session.status) {
    case 'pending':
    case 'processing':
      return <ProgressPanel session={session} />;
    case 'preview_ready':
      return mayAct ? (
        <ConfirmLights session={session} />
      ) : (
        <p className="panel">{say('waits_for_lights')}</p>
      );
    case 'error':
    case 'cancelled':
      return <StoppedPanel session={session} />;
    case 'completed':
      return (
        <Suspense fallback={<Busy />}>
          <ResultView session={session} />
        </Suspense>
      );
  }
}
