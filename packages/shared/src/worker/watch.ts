import type { Context } from '../context';
import { isChoreName, type JobName, type PayloadOf } from '../queue';
import { obsoleteChore, obsoleteStage } from './obsolete';

export interface Watched {
  readonly name: JobName;
  readonly payload: PayloadOf<JobName>;
  readonly abort: AbortController;
}

/** Looks after the sessions and chores of running jobs, one query for all of a kind, and aborts the jobs that are obsolete. */
export function watchJobs(
  { database, log }: Pick<Context, 'database' | 'log'>,
  running: ReadonlySet<Watched>,
  every = 1_000,
): { stop(): void } {
  const sessionsOf = async (ids: string[]) => {
    if (ids.length === 0) return new Map<string, never>();
    const rows = await database.measurementSession.findMany({
      where: { id: { in: ids } },
      select: { id: true, status: true, current_phase: true, attempt: true },
    });
    return new Map(rows.map((row) => [row.id, row]));
  };
  const choresOf = async (ids: string[]) => {
    if (ids.length === 0) return new Map<string, never>();
    const rows = await database.chore.findMany({
      where: { id: { in: ids } },
      select: { id: true, status: true },
    });
    return new Map(rows.map((row) => [row.id, row]));
  };
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking || running.size === 0) return;
    looking = true;
    try {
      const payloads = [...running].map(({ payload }) => payload);
      const sessions = await sessionsOf(payloads.flatMap((p) => ('session_id' in p ? [p.session_id] : [])));
      const chores = await choresOf(payloads.flatMap((p) => ('chore_id' in p ? [p.chore_id] : [])));
      for (const { name, payload, abort } of running) {
        const reason =
          'chore_id' in payload
            ? obsoleteChore(chores.get(payload.chore_id))
            : isChoreName(name)
              ? null
              : obsoleteStage(name, payload, sessions.get(payload.session_id));
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
