import { randomUUID } from 'node:crypto';
import { UnrecoverableError, WaitingError } from 'bullmq';
import { Redis } from 'ioredis';
import { createLogger } from '../logging';
import { queueBackends, startRedis, startTestDatabase, until, type TestRedis } from '../testing';
import { postgresBackend, redisBackend, queueKey, type JobProcessor, type QueueWorker } from './backend';
import { createQueues, type Queues } from './queues';

const log = createLogger('test', 'silent');
const payload = (attempt = 1) => ({ version: 1 as const, session_id: randomUUID(), attempt });

const { here, leftOut } = queueBackends();
if (leftOut !== null) test.skip(leftOut, () => undefined);

describe.each(here)('jobs on %s', (kind) => {
  let stopServer: () => Promise<void>;
  let queues: Queues;
  const workers: QueueWorker[] = [];
  let redis: TestRedis | undefined;

  beforeAll(async () => {
    const server =
      kind === 'redis' ? (redis = await startRedis()) : await startTestDatabase({ tables: false });
    stopServer = () => server.stop();
    const backend = kind === 'redis' ? redisBackend(server.url) : postgresBackend(server.url);
    await backend.check();
    queues = createQueues(backend, log);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
  });
  afterAll(async () => {
    await queues.close();
    await stopServer();
  });

  const work = async (processor: JobProcessor, settings = {}): Promise<QueueWorker> => {
    const worker = queues.openWorker('upload', processor, { stalledInterval: 500, ...settings });
    worker.on('error', () => undefined);
    workers.push(worker);
    await worker.waitUntilReady();
    return worker;
  };

  test('a job arrives once with its payload, however often it is added', async () => {
    const job = payload();
    await queues.add('upload-publish', job);
    await queues.add('upload-publish', job);
    expect((await queues.counts()).upload.waiting).toBe(1);
    if (redis !== undefined) {
      const client = new Redis(redis.url);
      expect(await client.zcard(queueKey('upload', 'prioritized'))).toBe(1);
      await client.quit();
    }
    expect(await queues.state('upload-publish', job)).toBe('live');
    const seen: unknown[] = [];
    await work(async ({ data }) => void seen.push(data));
    await until('completed', async () => (await queues.state('upload-publish', job)) === 'completed');
    await queues.add('upload-publish', job);
    expect((await queues.counts()).upload).toMatchObject({ waiting: 0, active: 0 });
    expect(seen).toEqual([job]);
  });

  test('a job that failed is tried again after a wait', async () => {
    const job = payload();
    let tries = 0;
    await queues.add('upload-publish', job);
    const [queue] = queues.queuesForBoard().filter(({ name }) => name === 'upload');
    await work(async () => {
      tries += 1;
      if (tries === 1) throw new Error('not today');
      return null;
    });
    await until('delayed', async () => (await queues.counts()).upload.delayed === 1);
    const delayed = await queue?.getDelayed();
    await delayed?.[0]?.promote();
    await until('completed', async () => (await queues.state('upload-publish', job)) === 'completed');
    expect(tries).toBe(2);
  });

  test('a job that cannot succeed is not tried again', async () => {
    const job = payload();
    let tries = 0;
    await queues.add('upload-publish', job);
    await work(async () => {
      tries += 1;
      throw new UnrecoverableError('never');
    });
    await until('failed', async () => (await queues.state('upload-publish', job)) === 'failed');
    expect(tries).toBe(1);
    await queues.remove('upload-publish', job);
    expect(await queues.state('upload-publish', job)).toBe('gone');
  });

  test('a job handed back is started again at once, and no try is counted', async () => {
    const job = payload();
    await queues.add('upload-publish', job);
    const tries: number[] = [];
    await work(async (current, token) => {
      tries.push(current.attemptsMade);
      if (tries.length > 1) return null;
      await current.moveToWait(token);
      throw new WaitingError();
    });
    await until('completed', async () => (await queues.state('upload-publish', job)) === 'completed');
    expect(tries).toEqual([0, 0]);
  });

  test('a worker takes no more jobs at once than it may', async () => {
    let now = 0;
    let most = 0;
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const jobs = Array.from({ length: 6 }, () => payload());
    for (const job of jobs) await queues.add('upload-publish', job);
    await work(
      async () => {
        now += 1;
        most = Math.max(most, now);
        await gate;
        now -= 1;
      },
      { concurrency: 2 },
    );
    await until('two are running', () => now === 2);
    release();
    for (const job of jobs)
      await until('completed', async () => (await queues.state('upload-publish', job)) === 'completed');
    expect(most).toBe(2);
  });

  test('nobody waits for ever for a server that is gone', async () => {
    if (redis === undefined) return expect(kind).toBe('postgres');
    const lone = await startRedis();
    const away = createQueues(redisBackend(lone.url), log);
    await away.ping();
    await lone.stop();
    await expect(away.add('upload-publish', payload())).rejects.toMatchObject({ code: 'queue_unavailable' });
    await away.close();
  });
});
