import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { PapiscopeError } from '../contracts';
import { jobId, JOBS, type ResultOf } from '../queue';
import { cancelSession, finishIngest, retrySession, type IngestOutcome } from '../sessions';
import { queueBackends, startTestEnvironment, until, type TestEnvironment } from '../testing';
import type { JobRun } from './handlers';
import { runWorker, type RunningWorker } from './run';
import { withScratch } from './scratch';

type Run = JobRun<'ingest-inspect'>;
type Result = ResultOf<'ingest-inspect'>;

const inspected: IngestOutcome = {
  videoInfo: {},
  totalFrames: 10,
  recordedAt: null,
  telemetrySha256: null,
  previewKey: null,
  detectedLights: null,
  firstLook: null,
};
const done: Result = { lights: 0 };

const { here, leftOut } = queueBackends();
if (leftOut !== null) test.skip(leftOut, () => undefined);

describe.each(here)('a worker on %s', (kind) => {
  let env: TestEnvironment;
  const workers: RunningWorker[] = [];

  beforeAll(async () => {
    env = await startTestEnvironment(kind);
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
    expect(await readdir(env.config.scratchPath)).toEqual([]);
  });
  afterAll(() => env.stop());

  const work = async (handler: (run: Run) => Promise<Result>): Promise<RunningWorker> => {
    const worker = await runWorker(env.context, 'ingest', { 'ingest-inspect': handler });
    workers.push(worker);
    return worker;
  };
  const read = (id: string) => env.context.database.measurementSession.findUniqueOrThrow({ where: { id } });
  const reaches = (id: string, status: string, limitMs?: number) =>
    until(
      `${id} is ${status}`,
      async () => {
        const session = await read(id);
        return session.status === status ? session : null;
      },
      limitMs,
    );
  const payload = (id: string, attempt = 1) => ({ version: 1 as const, session_id: id, attempt });
  const jobIs = (id: string, state: string) =>
    until(
      `job is ${state}`,
      async () => (await env.context.queues.state('ingest-inspect', payload(id))) === state,
    );
  /** Ends the wait before the next try. */
  const promote = () =>
    until('a job waits for its next try', async () => {
      const [queue] = env.context.queues.queuesForBoard().filter(({ name }) => name === 'ingest');
      const jobs = (await queue?.getDelayed()) ?? [];
      for (const job of jobs) await job.promote();
      return jobs.length > 0;
    });

  test('what was done is counted: tries by outcome, faults by code, frames once each, queries and requests', async () => {
    const { metrics } = env.context;
    const told = async (): Promise<string[]> => (await metrics.registry.metrics()).split('\n');
    metrics.registry.resetMetrics();
    let first = true;
    await work(async ({ context, ref, progress, session }) => {
      if (first) {
        first = false;
        throw new PapiscopeError('ffmpeg_failed');
      }
      await context.stores.current.store.put(`work/${session.id}/x`, Buffer.from('x'));
      for (const frames of [3, 3, 10]) progress(0.5, frames);
      await finishIngest(context, ref, inspected);
      return done;
    });
    const { id } = await env.upload();
    await promote();
    await reaches(id, 'preview_ready');
    await jobIs(id, 'completed');
    await env.context.stores.current.store.deletePrefix('work/');
    const lines = await told();
    expect(lines).toContain('papiscope_job_duration_seconds_count{job="ingest-inspect",outcome="retry"} 1');
    expect(lines).toContain('papiscope_job_duration_seconds_count{job="ingest-inspect",outcome="done"} 1');
    expect(lines).toContain('papiscope_job_faults_total{job="ingest-inspect",code="ffmpeg_failed"} 1');
    expect(lines).toContain('papiscope_frames_total{job="ingest-inspect"} 10');
    const stored =
      'papiscope_storage_request_duration_seconds_count{storage="local",operation="put",outcome="ok"} 1';
    expect(lines).toContain(stored);
    expect(lines.find((line) => line.startsWith('papiscope_database_query_duration_seconds_count'))).toMatch(
      / [1-9]/,
    );
  });

  test('an upload becomes a job, the job its handler, and the handler the next state', async () => {
    await work(async ({ context, ref, progress, session }) => {
      await withScratch(context, async () => progress(0.5));
      expect(session.original_file_name).toBe('flight.mp4');
      await finishIngest(context, ref, inspected);
      return done;
    });
    const session = await env.upload();
    await reaches(session.id, 'preview_ready');
    await jobIs(session.id, 'completed');
  });

  test('cancelling aborts the running job', async () => {
    let reason: unknown;
    let started = false;
    await work(async ({ signal, context }) =>
      withScratch(context, async () => {
        started = true;
        await once(signal, 'abort');
        reason = signal.reason;
        throw new Error('ffmpeg was killed');
      }),
    );
    const session = await env.upload();
    await until('the job runs', () => started);
    await cancelSession(env.context, session.id);
    await jobIs(session.id, 'completed');
    expect(reason).toMatchObject({ code: 'cancelled' });
    expect(await read(session.id)).toMatchObject({ status: 'cancelled', error_code: null });
  });

  test('a fault that no retry can mend stops the session at once and says why', async () => {
    let tries = 0;
    await work(async () => {
      tries += 1;
      throw new PapiscopeError('video_unreadable', 'It is a text file.');
    });
    const session = await env.upload();
    expect(await reaches(session.id, 'error')).toMatchObject({
      current_phase: 'ingest',
      error_code: 'video_unreadable',
      error_message: expect.stringContaining('It is a text file.') as string,
    });
    await jobIs(session.id, 'failed');
    expect(tries).toBe(1);
  });

  test('another fault is tried again, and only the last try stops the session', async () => {
    const states: string[] = [];
    await work(async ({ session }) => {
      states.push((await read(session.id)).status);
      throw new PapiscopeError('storage_corrupt');
    });
    const session = await env.upload();
    await promote();
    await promote();
    expect(await reaches(session.id, 'error')).toMatchObject({ error_code: 'storage_corrupt' });
    expect(states).toEqual(Array.from({ length: JOBS['ingest-inspect'].attempts }, () => 'pending'));
  });

  test('what is away is waited for longer than all tries take, and the session says so meanwhile', async () => {
    const back = JOBS['ingest-inspect'].attempts + 1;
    let tries = 0;
    await work(async ({ context, ref }) => {
      tries += 1;
      if (tries < back) throw new PapiscopeError('storage_unavailable');
      await finishIngest(context, ref, inspected);
      return done;
    });
    const session = await env.upload();
    await until('it waits', async () => (await read(session.id)).delayed_since !== null);
    expect(await read(session.id)).toMatchObject({ status: 'pending', delayed_code: 'storage_unavailable' });
    // The waits are of seconds; ending them by hand while the worker still puts the job aside would be another test.
    expect(await reaches(session.id, 'preview_ready', 50_000)).toMatchObject({
      delayed_since: null,
      delayed_code: null,
    });
    expect(tries).toBe(back);
  });

  test('patience ends, and then tries are counted', async () => {
    await work(async () => {
      throw new PapiscopeError('scratch_full');
    });
    const session = await env.upload();
    await until('it waits', async () => (await read(session.id)).delayed_since !== null);
    await env.context.database.measurementSession.update({
      where: { id: session.id },
      data: { delayed_since: new Date(Date.now() - env.config.worker.outagePatience - 1000) },
    });
    expect(await reaches(session.id, 'error', 50_000)).toMatchObject({ error_code: 'scratch_full' });
  });

  test('what a try without effect stored for later stages is removed', async () => {
    let key = '';
    await work(async ({ context, workKey, ref }) => {
      key = workKey('frames.gz');
      await context.stores.work.put(key, Buffer.from('x'), { contentType: 'application/gzip' });
      await cancelSession(context, ref.sessionId);
      throw new PapiscopeError('superseded');
    });
    const session = await env.upload();
    await jobIs(session.id, 'completed');
    expect(await env.context.stores.work.head(key)).toBeNull();
  });

  test('a worker that stops hands its job back to another one, and the session does not notice', async () => {
    let tries = 0;
    const first = await work(async ({ signal }) => {
      tries += 1;
      await once(signal, 'abort');
      throw signal.reason;
    });
    const session = await env.upload();
    await until('the job runs', () => tries === 1);
    await first.stop();
    expect(first.isRunning()).toBe(false);
    expect(await read(session.id)).toMatchObject({ status: 'pending', error_code: null });
    await work(async ({ context, ref }) => {
      await finishIngest(context, ref, inspected);
      return done;
    });
    await reaches(session.id, 'preview_ready');
  });

  test('a job of a former attempt does nothing', async () => {
    const session = await env.upload();
    await cancelSession(env.context, session.id);
    await retrySession(env.context, session.id);
    const attempts: number[] = [];
    await work(async ({ context, ref }) => {
      attempts.push(ref.attempt);
      await finishIngest(context, ref, inspected);
      return done;
    });
    await reaches(session.id, 'preview_ready');
    await jobIs(session.id, 'completed');
    expect(attempts).toEqual([2]);
  });

  test('a try that takes too long is aborted', async () => {
    const limit = jest.replaceProperty(JOBS['ingest-inspect'], 'timeLimit', 50 as never);
    const reasons: unknown[] = [];
    await work(async ({ signal }) => {
      await once(signal, 'abort');
      reasons.push(signal.reason);
      throw new Error('ffmpeg was killed');
    });
    const session = await env.upload();
    await promote();
    await promote();
    expect(await reaches(session.id, 'error')).toMatchObject({ error_code: 'time_limit' });
    expect(reasons).toHaveLength(JOBS['ingest-inspect'].attempts);
    limit.restore();
  });

  test('a worker that has lost its lock stops, and the job starts again', async () => {
    if (env.config.redisUrl === null) return expect(kind).toBe('postgres');
    const redis = new Redis(env.config.redisUrl);
    // Former workers have put the next look for stalled jobs off by their own, long interval.
    await redis.del('papiscope_queue:ingest:stalled-check');
    const lock = jest.replaceProperty(env.config.worker, 'lockDuration', 2_000);
    const reasons: unknown[] = [];
    let tries = 0;
    let stored: string | undefined;
    await work(async ({ signal, context, ref, workKey }) => {
      tries += 1;
      if (tries === 1) {
        stored = workKey('frames');
        await context.stores.work.put(stored, Buffer.from('half of it'));
        await once(signal, 'abort');
        reasons.push(signal.reason);
        throw new Error('ffmpeg was killed');
      }
      await finishIngest(context, ref, inspected);
      return done;
    });
    lock.restore();
    const session = await env.upload();
    await until('the job runs', () => tries === 1);
    await redis.del(`papiscope_queue:ingest:${jobId('ingest-inspect', payload(session.id))}:lock`);
    await redis.quit();
    await reaches(session.id, 'preview_ready');
    expect(reasons).toMatchObject([{ code: 'interrupted' }]);
    await until(
      'what it stored is gone',
      async () => (await env.context.stores.work.head(stored ?? '')) === null,
    );
  });

  test('what is no job of this version is refused', async () => {
    let ran = false;
    await work(async () => {
      ran = true;
      return done;
    });
    const [queue] = env.context.queues.queuesForBoard().filter(({ name }) => name === 'ingest');
    const job = await queue?.add('ingest-inspect', { version: 1 }, { jobId: 'odd-one' });
    await until('failed', async () => (await job?.getState()) === 'failed');
    expect(ran).toBe(false);
  });

  test('an old payload is refused by name, and its session says so; a newer one is left to newer workers', async () => {
    const session = await env.upload({}, {});
    await cancelSession(env.context, session.id);
    const { attempt } = await retrySession(env.context, session.id);
    await until('handed over', async () => {
      return (await env.context.database.outbox.count({ where: { sent_at: null } })) === 0;
    });
    const [queue] = env.context.queues.queuesForBoard().filter(({ name }) => name === 'ingest');
    await queue?.obliterate({ force: true });
    const old = { version: 0, session_id: session.id, attempt };
    await queue?.add('ingest-inspect', old, { jobId: 'old-one' });
    const newer = await queue?.add('ingest-inspect', { version: 2, new: 'field' }, { jobId: 'new-one' });
    await work(async () => done);
    expect(await reaches(session.id, 'error')).toMatchObject({
      error_code: 'payload_invalid',
      error_message: expect.stringContaining('version 0') as string,
    });
    await until('left', async () => (await newer?.getState()) === 'delayed');
    await newer?.remove();
  });
});
