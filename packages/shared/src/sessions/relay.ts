import { Prisma, type Database, type Transaction } from '../database';
import type { Logger } from '../logging';
import { isJobName, JOB_NAMES, JOBS, type Queues } from '../queue';

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
}

const BATCH = 20;

async function handOver(queues: Queues, log: Logger, { id, job_name: name, payload }: Row): Promise<void> {
  if (!isJobName(name)) return;
  const parsed = JOBS[name].payload.safeParse(payload);
  if (parsed.success) await queues.add(name, parsed.data);
  else log.error({ outbox_id: String(id), job: name }, 'a decided job has no valid payload; left out');
}

async function relayBatch(tx: Transaction, queues: Queues, log: Logger): Promise<number> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, job_name, payload FROM outbox
    WHERE sent_at IS NULL AND job_name IN (${Prisma.join(JOB_NAMES)})
    ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
  for (const row of rows) await handOver(queues, log, row);
  await tx.outbox.updateMany({
    where: { id: { in: rows.map(({ id }) => id) } },
    data: { sent_at: new Date() },
  });
  return rows.length;
}

/**
 * Starts relaying. A job handed over twice, because the process died in between, is one job: its id is the same.
 * @param pollEvery milliseconds between looks for rows that other processes left
 */
export function startRelay(
  { database, queues, log }: { readonly database: Database; readonly queues: Queues; readonly log: Logger },
  pollEvery = 1_000,
): Relay {
  let stopped = false;
  let again = false;
  let running: Promise<void> | null = null;

  const drain = async (): Promise<void> => {
    let count: number;
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
