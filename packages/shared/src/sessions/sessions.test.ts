import { randomUUID } from 'node:crypto';
import type { MeasurementSession } from '../database';
import { EMPTY_RESULT, firstLook, startTestEnvironment, type TestEnvironment } from '../testing';
import {
  cancelSession,
  confirmLights,
  failSession,
  finishEncode,
  finishFit,
  finishIngest,
  finishPublish,
  finishSegment,
  reprocessSession,
  retrySession,
  type IngestOutcome,
} from '.';
import { PapiscopeError } from '../contracts';
import { reportProgress, reportSegmentProgress } from './progress';

let env: TestEnvironment;
beforeAll(async () => {
  env = await startTestEnvironment('postgres');
});
afterAll(() => env.stop());

const box = { x: 50, y: 50, size: 2 };
const lights = { PAPI_A: box, PAPI_B: { ...box, x: 60 } };
const detected = { lights, confidence: 0.95, timestamp: 1, frame_width: 1920, frame_height: 1080 };
const inspected: IngestOutcome = {
  videoInfo: { duration_s: 60 },
  totalFrames: 1800,
  recordedAt: null,
  telemetrySha256: null,
  previewKey: 'previews/x/preview.jpg',
  detectedLights: detected,
  firstLook: firstLook(detected, [30]),
};
const result = EMPTY_RESULT;
const frames = (id: string) => ({
  kind: 'frames' as const,
  workKey: `work/${id}/fit/1/measurements.json.gz`,
  finalKey: `frames/${id}/measurements.json.gz`,
  contentType: 'application/json',
  size: 10,
  sha256: 'cd',
});

const ref = (session: MeasurementSession) => ({ sessionId: session.id, attempt: session.attempt });
const read = (id: string) => env.context.database.measurementSession.findUniqueOrThrow({ where: { id } });
async function decided(session: MeasurementSession): Promise<string[]> {
  const rows = await env.context.database.outbox.findMany({
    where: { job_id: { contains: session.id } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ job_id }) => job_id.replace(`_${session.id}_`, ' '));
}

test('the way of one flight, with the lights confirmed by hand and videos', async () => {
  const { context } = env;
  let session = await env.upload();
  expect(session).toMatchObject({ status: 'pending', current_phase: 'ingest', attempt: 1 });

  session = await finishIngest(context, ref(session), inspected);
  expect(session).toMatchObject({
    status: 'preview_ready',
    current_phase: 'confirm',
    progress_percentage: 5,
  });

  session = await confirmLights(context, session.id, lights);
  expect(session).toMatchObject({ status: 'processing', current_phase: 'analysis', attempt: 1 });

  await finishSegment(context, ref(session), 1, { frames: 900, framesKey: 'b' });
  expect(await decided(session)).not.toContain('analysis-fit a1');
  await finishSegment(context, ref(session), 0, { frames: 900, framesKey: 'a' });
  await finishSegment(context, ref(session), 0, { frames: 900, framesKey: 'a' });

  session = await finishFit(context, ref(session), { result, artifacts: [frames(session.id)] });
  expect(session).toMatchObject({ current_phase: 'encode', result: null, next_result: result });
  session = await finishEncode(context, ref(session), { artifacts: [] });
  session = await finishPublish(context, ref(session));
  expect(session).toMatchObject({
    status: 'completed',
    current_phase: 'done',
    progress_percentage: 100,
    result,
    next_result: null,
    frame_measurements_s3_key: `frames/${session.id}/measurements.json.gz`,
    enhanced_video_s3_key: null,
  });
  expect(session.completed_at).not.toBeNull();
  expect(await decided(session)).toEqual([
    'ingest-inspect a1',
    'analysis-segment a1_s0',
    'analysis-segment a1_s1',
    'analysis-fit a1',
    'encode-videos a1',
    'upload-publish a1',
  ]);
});

test('certain lights go straight on where the upload allows it, and no videos means no encode', async () => {
  const { context } = env;
  const session = await env.upload({ auto_confirm: true, videos: false });
  const next = await finishIngest(context, ref(session), inspected);
  expect(next).toMatchObject({ current_phase: 'analysis', confirmed_lights: lights });
  const measured = await finishFit(context, ref(session), { result, artifacts: [] });
  expect(measured.current_phase).toBe('upload');

  const unsure = await env.upload({ auto_confirm: true, min_confidence: 0.99 });
  expect(await finishIngest(context, ref(unsure), inspected)).toMatchObject({ status: 'preview_ready' });
});

test('what comes late or twice is refused and changes nothing', async () => {
  const { context } = env;
  const session = await env.upload();
  await finishIngest(context, ref(session), inspected);
  const before = await read(session.id);
  await expect(finishIngest(context, ref(session), inspected)).rejects.toMatchObject({ code: 'superseded' });
  await expect(finishPublish(context, ref(session))).rejects.toMatchObject({ code: 'superseded' });
  expect(await failSession(context, ref(session), 'ingest', new PapiscopeError('internal'))).toBe(false);
  expect(await read(session.id)).toEqual(before);
  await expect(cancelSession(context, randomUUID())).rejects.toMatchObject({ code: 'not_found' });
});

test('two finishes of the same segment at once start one fit', async () => {
  const { context } = env;
  const session = await env.upload({ auto_confirm: true });
  await finishIngest(context, ref(session), inspected);
  await Promise.all(
    [0, 1, 0, 1].map((index) => finishSegment(context, ref(session), index, { frames: 1, framesKey: 'k' })),
  );
  expect((await decided(session)).filter((id) => id.startsWith('analysis-fit'))).toEqual(['analysis-fit a1']);
});

test('a retry takes over what was finished, and the former attempt is refused', async () => {
  const { context } = env;
  const session = await env.upload({ auto_confirm: true });
  const old = ref(session);
  await finishIngest(context, old, inspected);
  await finishSegment(context, old, 0, { frames: 900, framesKey: 'a' });
  expect(await failSession(context, old, 'analysis', new PapiscopeError('lights_lost'))).toBe(true);
  expect(await read(session.id)).toMatchObject({
    status: 'error',
    current_phase: 'analysis',
    error_code: 'lights_lost',
    error_message: 'The lights could not be followed through the video.',
  });

  const again = await retrySession(context, session.id);
  expect(again).toMatchObject({
    status: 'processing',
    current_phase: 'analysis',
    attempt: 2,
    error_code: null,
  });
  expect(await retrySession(context, session.id)).toMatchObject({ attempt: 2 });
  expect(await decided(session)).toContain('analysis-segment a2_s1');
  expect(await decided(session)).not.toContain('analysis-segment a2_s0');
  await expect(finishSegment(context, old, 1, { frames: 1, framesKey: 'x' })).rejects.toMatchObject({
    code: 'superseded',
  });
  await finishSegment(context, ref(again), 1, { frames: 900, framesKey: 'b' });
  expect(await decided(session)).toContain('analysis-fit a2');
});

test('corrected lights measure everything anew', async () => {
  const { context } = env;
  const session = await env.upload({ auto_confirm: true, videos: false });
  await finishIngest(context, ref(session), inspected);
  await finishSegment(context, ref(session), 0, { frames: 900, framesKey: 'a' });
  await finishSegment(context, ref(session), 1, { frames: 900, framesKey: 'b' });
  await finishFit(context, ref(session), { result, artifacts: [frames(session.id)] });
  await finishPublish(context, ref(session));

  // the app sends back what was found
  const next = await confirmLights(context, session.id, { PAPI_C: { ...box, confidence: 0.3 } });
  expect(next).toMatchObject({ status: 'processing', attempt: 2 });
  // a person vouches for it now
  expect(next.confirmed_lights).toEqual({ PAPI_C: box });
  expect(await decided(session)).toEqual(
    expect.arrayContaining(['analysis-segment a2_s0', 'analysis-segment a2_s1']),
  );
  expect(await context.database.artifact.count({ where: { session_id: session.id } })).toBe(0);
  expect(await reprocessSession(context, session.id)).toMatchObject({ attempt: 2 });
});

test('cancelling twice is cancelling once; a complete session cannot be cancelled', async () => {
  const { context } = env;
  const session = await env.upload();
  await cancelSession(context, session.id);
  expect(await cancelSession(context, session.id)).toMatchObject({ status: 'cancelled', attempt: 1 });
  expect(await retrySession(context, session.id)).toMatchObject({ status: 'pending', attempt: 2 });

  const done = await env.upload({ auto_confirm: true, videos: false });
  await finishIngest(context, ref(done), inspected);
  await finishFit(context, ref(done), { result, artifacts: [] });
  await finishPublish(context, ref(done));
  await expect(cancelSession(context, done.id)).rejects.toMatchObject({ code: 'wrong_state' });
  await expect(retrySession(context, done.id)).rejects.toMatchObject({ code: 'wrong_state' });
});

test('progress is the sum of the segments, never goes back, and ends with its phase', async () => {
  const { context } = env;
  const session = await env.upload({ auto_confirm: true });
  await reportProgress(context.database, ref(session), 'ingest', { fraction: 0.5, frames: 0 });
  expect((await read(session.id)).progress_percentage).toBeCloseTo(2.5);
  await finishIngest(context, ref(session), inspected);
  await reportSegmentProgress(context.database, ref(session), 0, { fraction: 1, frames: 900 });
  await reportSegmentProgress(context.database, ref(session), 1, { fraction: 0.5, frames: 450 });
  const half = await read(session.id);
  expect(half.processed_frames).toBe(1350);
  expect(half.progress_percentage).toBeCloseTo(5 + 55 * 0.97 * 0.75);
  await reportSegmentProgress(context.database, ref(session), 1, { fraction: 0.1, frames: 90 });
  expect((await read(session.id)).progress_percentage).toBeCloseTo(half.progress_percentage);
  await reportProgress(context.database, { ...ref(session), attempt: 9 }, 'analysis', {
    fraction: 1,
    frames: 0,
  });
  await reportProgress(context.database, ref(session), 'encode', { fraction: 1, frames: 0 });
  expect((await read(session.id)).progress_percentage).toBeCloseTo(half.progress_percentage);
});
