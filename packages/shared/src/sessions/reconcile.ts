import { PapiscopeError } from '../contracts';
import type { Database, MeasurementSession } from '../database';
import type { Logger } from '../logging';
import { JOBS, type PayloadOf, type Queues, type SessionJobName } from '../queue';
import { failSession } from './control';
import { rankOf } from './rank';
import { stateOf, type SessionDeps } from './transition';

export interface ReconcileDeps extends SessionDeps {
  readonly queues: Queues;
  readonly log: Logger;
}

/** Sessions read at once. */
const PAGE = 100;

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

async function bringBack(
  deps: ReconcileDeps,
  session: MeasurementSession,
  { name, payload }: DueJob,
): Promise<boolean> {
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
  await queues.add(name, payload, rankOf(name, session));
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
  const before = new Date(Date.now() - quiet);
  let count = 0;
  // Page by page: many that wait in their queues must not hide the one whose job is lost.
  for (let after: string | null = null; ;) {
    const silent: MeasurementSession[] = await database.measurementSession.findMany({
      where: {
        status: { in: ['pending', 'processing'] },
        updated_at: { lt: before },
        ...(after === null ? {} : { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    for (const session of silent) {
      const unsent = await database.outbox.count({
        where: { sent_at: null, payload: { path: ['session_id'], equals: session.id } },
      });
      if (unsent > 0) continue;
      for (const job of await dueJobs(database, session)) if (await bringBack(deps, session, job)) count += 1;
    }
    after = silent.at(-1)?.id ?? null;
    if (silent.length < PAGE) break;
  }
  return count;
}

const DAY = 24 * 3_600_000;

/**
 * Reconciles now and regularly, and forgets jobs handed over more than a week ago, until it is stopped.
 * @param every milliseconds between two rounds; a session that was silent for twice as long is looked at
 */
export function startReconciler(
  deps: ReconcileDeps,
  every: number,
  also: (quiet: number) => Promise<unknown> = () => Promise.resolve(),
): { stop(): Promise<void> } {
  const round = async (quiet = 2 * every): Promise<void> => {
    try {
      await reconcile(deps, quiet);
      await also(quiet);
      await deps.database.outbox.deleteMany({ where: { sent_at: { lt: new Date(Date.now() - 7 * DAY) } } });
    } catch (err) {
      deps.log.warn({ err }, 'looking for lost jobs failed');
    }
  };
  // A queue that lives in memory is empty after a start of the whole system.
  let running = round(Math.min(5_000, every));
  const timer = setInterval(() => {
    running = running.then(() => round());
  }, every);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
