import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import {
  cancelSession,
  finishFit,
  finishIngest,
  framesKey,
  originalVideoKey,
  runWorker,
  stillsFileSchema,
  videoKey,
  workKey,
  type MeasurementSession,
  type RunningWorker,
} from '@papiscope/shared';
import { EMPTY_RESULT, startTestEnvironment, until, type TestEnvironment } from '@papiscope/shared/testing';
import { probeVideo, runFfmpeg } from '@papiscope/video';
import { handlers } from './handlers';

const FRAMES = 50;

let env: TestEnvironment;
let worker: RunningWorker;
let folder: string;
let clip: string;

beforeAll(async () => {
  env = await startTestEnvironment('postgres');
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-encode-'));
  clip = path.join(folder, 'clip.mp4');
  const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=25:duration=2'];
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=2'];
  await runFfmpeg([...picture, ...sound, '-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-c:a', 'aac', clip]);
  worker = await runWorker(env.context, 'encode', handlers);
}, 60_000);

afterAll(async () => {
  await worker.stop();
  await env.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A session that is measured and waits for its videos; `file` is what is stored as its frame measurements. */
async function measured(file: Buffer, original: string): Promise<MeasurementSession> {
  const { context } = env;
  const session = await env.upload({ auto_confirm: true, min_confidence: 0 });
  const ref = { sessionId: session.id, attempt: session.attempt };
  await context.stores.current.store.put(
    originalVideoKey(session.id, 'flight.mp4'),
    createReadStream(original),
  );
  const framesFile = workKey(session.id, 'analysis', 'measurements.json.gz');
  const { size, sha256 } = await context.stores.work.put(framesFile, file);
  await finishIngest(context, ref, {
    videoInfo: {},
    totalFrames: FRAMES,
    recordedAt: null,
    telemetrySha256: null,
    previewKey: null,
    detectedLights: {
      lights: { PAPI_A: { x: 1, y: 1, size: 1 } },
      confidence: 1,
      timestamp: 0,
      frame_width: 640,
      frame_height: 360,
    },
    firstLook: null,
  });
  return finishFit(context, ref, {
    result: EMPTY_RESULT,
    artifacts: [
      {
        kind: 'frames',
        workKey: framesFile,
        finalKey: framesKey(session.id),
        contentType: 'application/json',
        size,
        sha256,
      },
    ],
  });
}

const rows = Array.from({ length: FRAMES }, (_, n) => ({
  frame_number: n,
  timestamp: n / 25,
  papi_a: { status: 'RED', x: 200 + n, y: 150, angle: 2.4 + n / 500, area_pixels: 40 },
  papi_b: { status: 'NOT_VISIBLE' },
}));
const framesFile = gzipSync(JSON.stringify({ metadata: {}, frames: rows }));

const settled = (id: string) =>
  until(
    'the stage is over',
    async () => {
      const session = await env.context.database.measurementSession.findUniqueOrThrow({ where: { id } });
      return session.status === 'processing' && session.current_phase === 'encode' ? null : session;
    },
    50_000,
  );

const scratchIsEmpty = (): Promise<boolean> =>
  until('scratch is empty', async () => (await readdir(env.config.scratchPath)).length === 0);

test('the videos lie in the work area, and the session goes on to be published', async () => {
  const { context } = env;
  const { id } = await measured(framesFile, clip);
  expect(await settled(id)).toMatchObject({ status: 'processing', current_phase: 'upload' });

  const artifacts = await context.database.artifact.findMany({
    where: { session_id: id, kind: { not: 'frames' } },
    orderBy: { kind: 'asc' },
  });
  expect(artifacts.map(({ kind }) => kind)).toEqual([
    'enhanced',
    'enhanced_with_audio',
    'papi_a',
    'still_papi_a_red',
    'stills',
  ]);
  const [still, list] = artifacts.splice(3);
  expect(still).toMatchObject({ final_key: `stills/${id}/papi_a_red.jpg`, content_type: 'image/jpeg' });
  const { body } = await context.stores.work.get(list!.work_key);
  expect(stillsFileSchema.parse(JSON.parse(await text(body))).stills).toMatchObject([
    { unit: 'PAPI_A', moment: 'red', file: 'papi_a_red.jpg', frame_number: 0, angle: 2.4, reason: null },
    { unit: 'PAPI_A', moment: 'transition', file: null, reason: 'transition_not_measured' },
    { unit: 'PAPI_A', moment: 'white', file: null, reason: 'colour_never_seen' },
  ]);
  for (const artifact of artifacts) {
    const head = await context.stores.work.head(artifact.work_key);
    expect(head).toMatchObject({
      contentType: 'video/mp4',
      size: Number(artifact.size),
      sha256: artifact.sha256,
    });
    expect(artifact.final_key).toBe(videoKey(id, artifact.kind as 'enhanced'));
    const probe = await probeVideo(await context.stores.work.inputFor(artifact.work_key));
    expect(probe).toMatchObject({
      frameCount: FRAMES,
      hasAudio: artifact.kind === 'enhanced_with_audio',
    });
  }
  await scratchIsEmpty();
});

test('an original that is no video fails at once, with a sentence for the user', async () => {
  const { id } = await measured(framesFile, __filename);
  expect(await settled(id)).toMatchObject({ status: 'error', error_code: 'video_unreadable' });
  await scratchIsEmpty();
});

test('a cancelled session leaves nothing running and nothing behind', async () => {
  const long = path.join(folder, 'long.mp4');
  await runFfmpeg(['-stream_loop', '30', '-i', clip, '-c', 'copy', long]);
  const { id } = await measured(framesFile, long);
  await until('encoding has begun', async () => {
    const [scratch] = await readdir(env.config.scratchPath);
    return (
      scratch !== undefined &&
      (await readdir(path.join(env.config.scratchPath, scratch))).includes('enhanced.mp4')
    );
  });
  await cancelSession(env.context, id);
  await scratchIsEmpty();
  expect(await settled(id)).toMatchObject({ status: 'cancelled' });
  expect(await env.context.database.artifact.count({ where: { session_id: id, kind: 'enhanced' } })).toBe(0);
});
