import { firstLook, queueBackends, startTestEnvironment, until, type TestEnvironment } from '../testing';
import { finishIngest, finishSegment, type IngestOutcome } from '.';
import { reconcile } from './reconcile';

const detected = {
  lights: { PAPI_A: { x: 50, y: 50, size: 1 } },
  confidence: 1,
  timestamp: 0,
  frame_width: 1920,
  frame_height: 1080,
};
const inspected: IngestOutcome = {
  videoInfo: {},
  totalFrames: 10,
  recordedAt: null,
  telemetrySha256: null,
  previewKey: null,
  detectedLights: detected,
  firstLook: firstLook(detected, [5], 10),
};

const { here, leftOut } = queueBackends();
if (leftOut !== null) test.skip(leftOut, () => undefined);

describe.each(here)('jobs lost by %s', (kind) => {
  let env: TestEnvironment;
  beforeAll(async () => {
    env = await startTestEnvironment(kind);
  });
  afterAll(() => env.stop());

  const payload = (id: string) => ({ version: 1 as const, session_id: id, attempt: 1 });
  const handedOver = () =>
    until('every decided job is handed over', async () => {
      return (await env.context.database.outbox.count({ where: { sent_at: null } })) === 0;
    });
  const emptyQueues = async () => {
    for (const queue of env.context.queues.queuesForBoard()) await queue.obliterate({ force: true });
  };

  test('a queue that was emptied is filled again from the database, once', async () => {
    const { context } = env;
    const waiting = await env.upload();
    const measuring = await env.upload({ auto_confirm: true });
    const ref = { sessionId: measuring.id, attempt: 1 };
    await finishIngest(context, ref, inspected);
    await finishSegment(context, ref, 0, { frames: 5, framesKey: 'a' });
    await handedOver();
    await emptyQueues();
    expect(await context.queues.state('ingest-inspect', payload(waiting.id))).toBe('gone');

    expect(await reconcile(context, 60_000)).toBe(0);
    expect(await reconcile(context, -1)).toBe(2);
    expect(await reconcile(context, -1)).toBe(0);
    expect(await context.queues.state('ingest-inspect', payload(waiting.id))).toBe('live');
    const segment = (index: number) => ({ ...payload(measuring.id), segment_index: index });
    expect(await context.queues.state('analysis-segment', segment(1))).toBe('live');
    expect(await context.queues.state('analysis-segment', segment(0))).toBe('gone');

    await finishSegment(context, ref, 1, { frames: 5, framesKey: 'b' });
    await handedOver();
    await emptyQueues();
    await reconcile(context, -1);
    expect(await context.queues.state('analysis-fit', payload(measuring.id))).toBe('live');
  });

  test('a job whose workers died stops its session instead of starting for ever', async () => {
    const { context } = env;
    const session = await env.upload();
    await handedOver();
    const worker = context.queues.openWorker(
      'ingest',
      async () => Promise.reject(new Error('out of memory')),
      {},
    );
    worker.on('error', () => undefined);
    const [queue] = context.queues.queuesForBoard().filter(({ name }) => name === 'ingest');
    await until('failed', async () => {
      for (const job of (await queue?.getDelayed()) ?? []) await job.promote();
      return (await context.queues.state('ingest-inspect', payload(session.id))) === 'failed';
    });
    await worker.close();
    await reconcile(context, -1);
    expect(
      await context.database.measurementSession.findUniqueOrThrow({ where: { id: session.id } }),
    ).toMatchObject({ status: 'error', error_code: 'internal' });
  });
});
