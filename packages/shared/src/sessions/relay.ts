import { Prisma, type Database, type Transaction } from '../database';
import type { Logger } from '../logging';
import { isJobName, JOB_NAMES, JOBS, type Queues } from '../queue';
import { admitSessions, MAY_RUN } from './admission';
import { rankOf } from './rank';

/** Hands decided jobs to the queue. Any number of processes may run one: a row is taken by one at a time. */
export interface Relay {
  /** There may be something to hand over; called after each commit in this process. */
  wake(): void;
  /** Resolves when the run under way has ended. Further wakes do nothing. */
  stop(): Promise<void>;
}

interface Row {
  readonly id: bigint;
  readonly job_name: string;
  readonly payload: unknown;
  /** Null: it belongs to no session. */
  readonly created_at: Date | null;
  readonly admitted_at: Date | null;
  readonly total_frames: number | null;
}

const BATCH = 20;

async function handOver(queues: Queues, log: Logger, row: Row): Promise<void> {
  const { id, job_name: name, payload, created_at } = row;
  if (!isJobName(name)) return;
  const parsed = JOBS[name].payload.safeParse(payload);
  if (parsed.success)
    await queues.add(
      name,
      parsed.data,
      created_at === null ? undefined : rankOf(name, { ...row, created_at }),
    );
  else log.error({ outbox_id: String(id), job: name }, 'a decided job has no valid payload; left out');
}

async function relayBatch(tx: Transaction, queues: Queues, log: Logger): Promise<number> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.id, o.job_name, o.payload, s.created_at, s.admitted_at, s.total_frames
    FROM outbox AS o LEFT JOIN measurement_sessions AS s ON s.id = (o.payload ->> 'session_id')::uuid
    WHERE o.sent_at IS NULL AND o.job_name IN (${Prisma.join(JOB_NAMES)}) AND ${MAY_RUN}
    ORDER BY o.id LIMIT ${BATCH} FOR UPDATE OF o SKIP LOCKED`;
  for (const row of rows) await handOver(queues, log, row);
  await tx.outbox.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { sent_at: new Date() },
  });
  return rows.length;
}

/**
 * Starts relaying. A job handed over twice, because the process died in between, is one job: its id is the same.
 * @param maxRunningSessions of one owner at the same time; further ones wait until there is a place
 * @param pollEvery milliseconds between looks for rows that other processes left
 */
export function startRelay(
  { database, queues, log }: { readonly database: Database; readonly queues: Queues; readonly log: Logger },
  maxRunningSessions: number | null,
  pollEvery = 1_000,
): Relay {
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;

  const drain = async (): Promise<void> => {
    let count: number;
    await database.$transaction((tx) => admitSessions(tx, maxRunningSessions), { maxWait: 10_000 });
    do {
      again = false;
      count = await database.$transaction((tx) => relayBatch(tx, queues, log), {
        maxWait: 10_000,
        timeout: 120_000,
      });
    } while (!stopped && (again || count === BATCH));
  };

  const wake = (): void => {
    if (stopped) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = drain()
      .catch((err: unknown) => log.warn({ err }, 'handing jobs over failed; trying again'))
      .finally(() => {
        running = null;
      });
  };

  const timer = setInterval(wake, pollEvery);
  wake();
  return {
    wake,
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
