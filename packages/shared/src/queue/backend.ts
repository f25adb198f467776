import {
  Queue,
  Worker,
  createPostgresBackend,
  type JobProgress,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  type Processor,
  type QueueOptions,
  type WorkerOptions,
} from 'bullmq';
import type { QueueName } from './catalogue';
import { checkRedis } from './redis-policy';

export type RedisQueue = Queue<unknown, unknown, string>;
export type PostgresQueue = Queue<
  unknown,
  unknown,
  string,
  unknown,
  unknown,
  string,
  PostgresQueueBackend,
  PostgresConnectionOptions
>;
export type JobQueue = RedisQueue | PostgresQueue;
export type JobProcessor = Processor<unknown, unknown, string>;
type RedisWorker = Worker<unknown, unknown, string>;
type PostgresWorker = Worker<
  unknown,
  unknown,
  string,
  PostgresQueueBackend,
  JobProgress,
  PostgresConnectionOptions
>;
export type QueueWorker = RedisWorker | PostgresWorker;
export type QueueSettings = Omit<QueueOptions, 'connection' | 'prefix'>;
export type WorkerSettings = Omit<WorkerOptions, 'connection' | 'prefix'>;

/** Where jobs are kept. Both kinds behave alike (backends.test.ts runs the same on each). */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres';
  /** @throws config_invalid when the server must not be used, queue_unavailable when it cannot be reached */
  check(): Promise<void>;
  openQueue(name: QueueName, settings: QueueSettings): JobQueue;
  openWorker(name: QueueName, processor: JobProcessor, settings: WorkerSettings): QueueWorker;
}

const NAMESPACE = 'papiscope_queue';

/**
 * The list or sorted set in Redis that holds a queue's jobs of one state: their sizes scale its workers. Every job has a rank, so those that
 * wait are `prioritized`, and none is in the list `wait`.
 */
export function queueKey(queue: QueueName, state: 'wait' | 'prioritized' | 'active' | 'delayed'): string {
  return `${NAMESPACE}:${queue}:${state}`;
}

export function redisBackend(url: string): QueueBackend {
  const common = { prefix: NAMESPACE };
  return {
    kind: 'redis',
    check: () => checkRedis(url),
    openQueue: (name, settings): RedisQueue =>
      new Queue(name, {
        ...settings,
        ...common,
        connection: { url, maxRetriesPerRequest: 1, disconnectTimeout: 200 },
      }),
    openWorker: (name, processor, settings): RedisWorker =>
      new Worker(name, processor, {
        ...settings,
        ...common,
        connection: { url, maxRetriesPerRequest: null },
      }),
  };
}

/** Jobs in a schema of their own in the database; nothing else has to run. */
export function postgresBackend(url: string): QueueBackend {
  const connection = (max: number) => ({
    connectionString: url,
    schema: NAMESPACE,
    migrate: true,
    max,
    connectionTimeoutMillis: 10_000,
  });
  const openQueue: QueueBackend['openQueue'] = (name, settings) =>
    new Queue(name, { ...settings, connection: connection(1) }, createPostgresBackend);
  return {
    kind: 'postgres',
    check: async () => {
      const probe = openQueue('ingest', {});
      try {
        await probe.waitUntilReady();
      } finally {
        await probe.close();
      }
    },
    openQueue,
    openWorker: (name, processor, settings) =>
      new Worker(
        name,
        processor,
        { ...settings, connection: connection(2 + (settings.concurrency ?? 1)) },
        createPostgresBackend,
      ),
  };
}
