import { PapiscopeError } from '../contracts';
import type { Context } from '../context';
import { JOBS, type JobName, type PayloadOf } from '../queue';

export interface Watched {
  readonly name: JobName;
  readonly payload: PayloadOf<JobName>;
  readonly abort: AbortController;
}

/** Why a job that belongs to this state of its session has no effect any more; null while it has. */
export function obsolete(
  name: JobName,
  payload: PayloadOf<JobName>,
  session: { readonly status: string; readonly current_phase: string; readonly attempt: number } | undefined,
): PapiscopeError | null {
  if (session === undefined) return new PapiscopeError('superseded', 'The session was deleted.');
  if (session.attempt !== payload.attempt) return new PapiscopeError('superseded');
  if (session.status === 'cancelled') return new PapiscopeError('cancelled');
  const running = session.status === 'pending' || session.status === 'processing';
  return running && session.current_phase === JOBS[name].phase ? null : new PapiscopeError('superseded');
}

/** Looks after the sessions of running jobs, one query for all of them, and aborts the jobs that are obsolete. */
export function watchSessions(
  { database, log }: Pick<Context, 'database' | 'log'>,
  running: ReadonlySet<Watched>,
  every = 1_000,
): { stop(): void } {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking || running.size === 0) return;
    looking = true;
    try {
      const ids = [...running].map(({ payload }) => payload.session_id);
      const rows = await database.measurementSession.findMany({
        where: { id: { in: ids } },
        select: { id: true, status: true, current_phase: true, attempt: true },
      });
      const sessions = new Map(rows.map((row) => [row.id, row]));
      for (const { name, payload, abort } of running) {
        const reason = obsolete(name, payload, sessions.get(payload.session_id));
        if (reason !== null) abort.abort(reason);
      }
    } catch (err) {
      log.warn({ err }, 'cannot see whether running jobs were cancelled');
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), every);
  return { stop: () => clearInterval(timer) };
}
