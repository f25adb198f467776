import { PapiscopeError } from '../contracts';
import type { Database, MeasurementSession } from '../database';
import type { Logger } from '../logging';
import { JOBS, type PayloadOf, type Queues, type SessionJobName } from '../queue';
import { failSession } from './control';
import { stateOf, type SessionDeps } from './transition';

export interface ReconcileDeps extends SessionDeps {
  readonly queues: Queues;
  readonly log: Logger;
}

interface DueJob {
  readonly name: SessionJobName;
  readonly payload: PayloadOf<SessionJobName>;
}

/** The jobs that must exist for a session to go on: what the queue would hold if it had forgotten nothing. */
export async function dueJobs(database: Database, session: MeasurementSession): Promise<DueJob[]> {
  const payload = { version: 1 as const, session_id: session.id, attempt: session.attempt };
  switch (stateOf(session).phase) {
    case 'ingest':
      return [{ name: 'ingest-inspect', payload }];
    case 'analysis': {
      const where = { session_id: session.id, attempt: session.attempt, status: { not: 'done' } };
      const left = await database.segment.findMany({ where, orderBy: { index: 'asc' } });
      if (left.length === 0) return [{ name: 'analysis-fit', payload }];
      return left.map(({ index }) => ({
        name: 'analysis-segment',
        payload: { ...payload, segment_index: index },
      }));
    }
    case 'encode':
      return [{ name: 'encode-videos', payload }];
    case 'upload':
      return [{ name: 'upload-publish', payload }];
    case 'confirm':
    case 'done':
      return [];
  }
}

async function bringBack(deps: ReconcileDeps, { name, payload }: DueJob): Promise<boolean> {
  const { queues, log } = deps;
  const state = await queues.state(name, payload);
  if (state === 'live') return false;
  const fields = { session_id: payload.session_id, attempt: payload.attempt, job: name, job_state: state };
  if (state === 'failed') {
    // Its worker died with every try: once more would do the same.
    const fault = new PapiscopeError('internal', 'The step ended without a result, again and again.');
    const ref = { sessionId: payload.session_id, attempt: payload.attempt };
    log.error(fields, 'a job failed and could not tell its session');
    return failSession(deps, ref, JOBS[name].phase, fault);
  }
  log.warn(fields, 'a job was lost; it starts again');
  if (state === 'completed') await queues.remove(name, payload);
  await queues.add(name, payload);
  return true;
}

/**
 * Looks at the sessions that should be running and have shown no sign of it, and brings back jobs the queue has lost.
 * Doing so twice, or in several processes, is doing it once: a job's id is that of its work.
 * @param quiet milliseconds without a sign
 * @returns how many jobs were brought back
 */
export async function reconcile(deps: ReconcileDeps, quiet: number): Promise<number> {
  const { database } = deps;
  const silent = await database.measurementSession.findMany({
    where: { status: { in: ['pending', 'processing'] }, updated_at: { lt: new Date(Date.now() - quiet) } },
    orderBy: { updated_at: 'asc' },
    take: 100,
  });
  let count = 0;
  for (const session of silent) {
    const unsent = await database.outbox.count({
      where: { sent_at: null, payload: { path: ['session_id'], equals: session.id } },
    });
    if (unsent > 0) continue;
    for (const job of await dueJobs(database, session)) if (await bringBack(deps, job)) count += 1;
  }
  return count;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Reconciles now and every minute, and forgets jobs handed over more than a week ago, until it is stopped. */
export function startReconciler(
  deps: ReconcileDeps,
  also: (quiet: number) => Promise<unknown> = () => Promise.resolve(),
): { stop(): Promise<void> } {
  const round = async (quiet = 2 * MINUTE): Promise<void> => {
    try {
      await reconcile(deps, quiet);
      await also(quiet);
      await deps.database.outbox.deleteMany({ where: { sent_at: { lt: new Date(Date.now() - 7 * DAY) } } });
    } catch (err) {
      deps.log.warn({ err }, 'looking for lost jobs failed');
    }
  };
  // A queue that lives in memory is empty after a start of the whole system.
  let running = round(5_000);
  const timer = setInterval(() => {
    running = running.then(() => round());
  }, MINUTE);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
