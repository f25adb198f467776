import type { Logger } from '../logging';
import type { JobQueue, QueueBackend, QueueWorker, JobProcessor, WorkerSettings } from './backend';
import { bounded } from './bounded';
import { JOBS, jobId, QUEUE_NAMES, type JobName, type PayloadOf, type QueueName } from './catalogue';

/** Numbers of jobs by state. */
export type JobCounts = Readonly<Record<'waiting' | 'active' | 'delayed' | 'failed' | 'completed', number>>;

/** `gone`: the queue knows nothing of it, or it ended without an effect. */
export type JobState = 'live' | 'completed' | 'failed' | 'gone';

export interface Queues {
  readonly kind: QueueBackend['kind'];
  /**
   * Adding a job that is there already, also a finished one, changes nothing.
   * @param rank jobs of a lower one are taken first, those of the same in the order they came: 1 … `LAST_RANK`
   * @throws queue_unavailable within 5 s
   */
  add<N extends JobName>(name: N, payload: PayloadOf<N>, rank?: number): Promise<void>;
  state<N extends JobName>(name: N, payload: PayloadOf<N>): Promise<JobState>;
  /** Takes a job out that is not running. */
  remove<N extends JobName>(name: N, payload: PayloadOf<N>): Promise<void>;
  counts(): Promise<Record<QueueName, JobCounts>>;
  /** Seconds that the job which waits longest has waited; 0 when none does. */
  oldestWaiting(): Promise<Record<QueueName, number>>;
  /** BullMQ's queues, for Bull Board. */
  queuesForBoard(): readonly JobQueue[];
  /** @throws queue_unavailable */
  ping(): Promise<void>;
  openWorker(queue: QueueName, processor: JobProcessor, settings: WorkerSettings): QueueWorker;
  close(): Promise<void>;
}

/** BullMQ's own limit. */
export const LAST_RANK = 2 ** 21;
const LIMIT = 5_000;
const DAY = 86_400;

export function createQueues(backend: QueueBackend, log: Logger): Queues {
  const queues = new Map<QueueName, JobQueue>();

  const queue = (name: QueueName): JobQueue => {
    let open = queues.get(name);
    if (open === undefined) {
      open = backend.openQueue(name, {
        defaultJobOptions: { removeOnComplete: { age: DAY, count: 1000 }, removeOnFail: { age: 7 * DAY } },
      });
      open.on('error', (err: Error) => log.warn({ err, queue: name }, 'queue connection'));
      queues.set(name, open);
    }
    return open;
  };

  return {
    kind: backend.kind,

    async add(name, payload, rank = 1) {
      const { queue: queueName, attempts, backoff } = JOBS[name];
      await bounded(
        `add ${name}`,
        LIMIT,
        queue(queueName).add(name, payload, {
          jobId: jobId(name, payload),
          attempts,
          priority: rank,
          backoff: { type: 'exponential', ...backoff },
        }),
      );
    },

    async state(name, payload) {
      const id = jobId(name, payload);
      const state = await bounded(`state of ${name}`, LIMIT, queue(JOBS[name].queue).getJobState(id));
      if (state === 'completed' || state === 'failed') return state;
      return state === 'unknown' ? 'gone' : 'live';
    },

    async remove(name, payload) {
      await bounded(`remove ${name}`, LIMIT, queue(JOBS[name].queue).remove(jobId(name, payload)));
    },

    async counts() {
      const rows = QUEUE_NAMES.map(async (name) => {
        const counts = await bounded(`count ${name}`, LIMIT, queue(name).getJobCounts());
        const of = (state: string): number => counts[state] ?? 0;
        const waiting = of('waiting') + of('wait') + of('prioritized') + of('paused');
        return [
          name,
          {
            waiting,
            active: of('active'),
            delayed: of('delayed'),
            failed: of('failed'),
            completed: of('completed'),
          },
        ] as const;
      });
      return Object.fromEntries(await Promise.all(rows)) as Record<QueueName, JobCounts>;
    },

    async oldestWaiting() {
      const rows = QUEUE_NAMES.map(async (name) => {
        const states = ['waiting', 'prioritized'] as const;
        const oldest = await Promise.all(
          states.map((state) =>
            bounded(`oldest of ${name}`, LIMIT, queue(name).getJobs([state], 0, 0, true)),
          ),
        );
        const times = oldest.flat().map((job) => job.timestamp);
        return [name, times.length === 0 ? 0 : (Date.now() - Math.min(...times)) / 1000] as const;
      });
      return Object.fromEntries(await Promise.all(rows)) as Record<QueueName, number>;
    },

    queuesForBoard: () => QUEUE_NAMES.map(queue),

    async ping() {
      await bounded('ping', LIMIT, queue(QUEUE_NAMES[0] ?? 'ingest').getJobCounts('active'));
    },

    openWorker: (name, processor, settings) => backend.openWorker(name, processor, settings),

    async close() {
      const open = [...queues.values()];
      queues.clear();
      await Promise.allSettled(open.map((each) => bounded('close', LIMIT, each.close())));
    },
  };
}
