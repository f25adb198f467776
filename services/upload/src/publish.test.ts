import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  FileStore,
  finalKey,
  finishEncode,
  finishFit,
  finishIngest,
  framesKey,
  reprocessSession,
  runWorker,
  videoKey,
  workKey,
  workPrefix,
  type MeasurementSession,
  type NewArtifact,
  type ObjectStore,
  type RunningWorker,
} from '@papiscope/shared';
import { EMPTY_RESULT, startTestEnvironment, until, type TestEnvironment } from '@papiscope/shared/testing';
import { handlers, storageHandlers } from './handlers';
import { publishFile } from './publishFile';

let env: TestEnvironment;
let worker: RunningWorker;
beforeAll(async () => {
  env = await startTestEnvironment('postgres');
  worker = await runWorker(env.context, 'upload', handlers);
});
afterAll(async () => {
  await worker.stop();
  await env.stop();
});

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** An upload whose stages are done, with these files in the work area. */
async function measured(
  files: Readonly<Record<'frames' | 'enhanced', Buffer>>,
  change: Partial<NewArtifact> = {},
): Promise<MeasurementSession> {
  const { context } = env;
  const session = await env.upload();
  const ref = { sessionId: session.id, attempt: session.attempt };
  const artifacts = await Promise.all(
    (['frames', 'enhanced'] as const).map(async (kind): Promise<NewArtifact> => {
      const key = workKey(session.id, 'made', kind);
      await context.stores.work.put(key, files[kind]);
      return {
        kind,
        workKey: key,
        finalKey: kind === 'frames' ? framesKey(session.id) : videoKey(session.id, 'enhanced'),
        contentType: 'application/octet-stream',
        size: files[kind].length,
        sha256: sha256(files[kind]),
        ...(kind === 'enhanced' ? change : {}),
      };
    }),
  );
  await context.database.measurementSession.update({
    where: { id: session.id },
    data: { options: { auto_confirm: true, videos: true, min_confidence: 0 } },
  });
  await finishIngest(context, ref, {
    videoInfo: {},
    totalFrames: 1,
    recordedAt: null,
    telemetrySha256: null,
    previewKey: null,
    detectedLights: {
      lights: { PAPI_A: { x: 1, y: 1, size: 1 } },
      confidence: 1,
      timestamp: 0,
      frame_width: 1,
      frame_height: 1,
    },
    firstLook: null,
  });
  await finishFit(context, ref, {
    result: EMPTY_RESULT,
    artifacts: [],
  });
  return finishEncode(context, ref, { artifacts });
}

const ended = (id: string) =>
  until('the session has ended', async () => {
    const session = await env.context.database.measurementSession.findUniqueOrThrow({ where: { id } });
    return session.status === 'processing' ? null : session;
  });

async function read(store: ObjectStore, key: string): Promise<Buffer> {
  const { body } = await store.get(key);
  return Buffer.concat(await body.toArray());
}

async function count(store: ObjectStore, prefix: string): Promise<number> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys.length;
}

test('every file is published and named, and the work area is empty', async () => {
  const files = { frames: Buffer.from('frames'), enhanced: Buffer.alloc(3_000_000, 'video') };
  const { id } = await measured(files);
  const session = await ended(id);
  expect(session).toMatchObject({
    status: 'completed',
    frame_measurements_s3_key: framesKey(id),
    enhanced_video_s3_key: videoKey(id, 'enhanced'),
    enhanced_audio_video_s3_key: null,
    progress_percentage: 100,
  });
  const { store } = env.context.stores.current;
  expect(await read(store, framesKey(id))).toEqual(files.frames);
  expect(sha256(await read(store, videoKey(id, 'enhanced')))).toBe(sha256(files.enhanced));
  await until(
    'the work area is empty',
    async () => (await count(env.context.stores.work, workPrefix(id))) === 0,
  );
});

test('what is measured anew takes the place of the former files in one step, and these are then removed', async () => {
  const { context } = env;
  const { store } = context.stores.current;
  const { id } = await measured({ frames: Buffer.from('old'), enhanced: Buffer.from('old video') });
  const first = await ended(id);
  const again = await reprocessSession(context, id);
  const ref = { sessionId: id, attempt: again.attempt };
  const bytes = Buffer.from('new');
  await context.stores.work.put(workKey(id, 'made', 'frames'), bytes);
  const artifact = {
    kind: 'frames' as const,
    workKey: workKey(id, 'made', 'frames'),
    finalKey: finalKey(framesKey(id), again),
    contentType: 'application/octet-stream',
    size: bytes.length,
    sha256: sha256(bytes),
  };
  await finishFit(context, ref, { result: { ...EMPTY_RESULT, warnings: [] }, artifacts: [artifact] });
  await publishFile(
    { work: context.stores.work, final: store },
    { ...artifact, work_key: artifact.workKey, final_key: artifact.finalKey, size: 3n },
    new AbortController().signal,
  );
  expect(await read(store, first.frame_measurements_s3_key ?? '')).toEqual(Buffer.from('old'));
  await finishEncode(context, ref, { artifacts: [] });
  const second = await ended(id);
  expect(second).toMatchObject({
    status: 'completed',
    frame_measurements_s3_key: `frames/${id}/a2/measurements.json.gz`,
  });
  expect(second.enhanced_video_s3_key).toBeNull();
  const storage = await runWorker(context, 'storage', storageHandlers);
  try {
    await until(
      'the former files are gone',
      async () => (await count(store, `videos/enhanced/${id}/`)) === 0,
    );
    await until('only the new one is left', async () => (await count(store, `frames/${id}/`)) === 1);
  } finally {
    await storage.stop();
  }
  expect(await read(store, second.frame_measurements_s3_key ?? '')).toEqual(bytes);
});

test('where the one who completed it was killed before the work area was empty, whoever takes its job up empties it', async () => {
  const { queues, stores } = env.context;
  const { id, attempt } = await measured({ frames: Buffer.from('f'), enhanced: Buffer.from('e') });
  await ended(id);
  const late = workKey(id, 'encode', `a${attempt}-ab12`, 'enhanced.mp4');
  await stores.work.put(late, Buffer.from('late'));
  const payload = { version: 1 as const, session_id: id, attempt };
  await until(
    'the job has ended',
    async () => (await queues.state('upload-publish', payload)) === 'completed',
  );
  await queues.remove('upload-publish', payload);
  await queues.add('upload-publish', payload);
  await until('the work area is empty', async () => (await stores.work.head(late)) === null);
});

test('a file the work area has lost stops the session and says which', async () => {
  const { id } = await measured(
    { frames: Buffer.from('f'), enhanced: Buffer.from('e') },
    { workKey: 'work/elsewhere/lost' },
  );
  expect(await ended(id)).toMatchObject({
    status: 'error',
    error_code: 'object_missing',
    enhanced_video_s3_key: null,
  });
});

test('a file that is not what its stage made is not published', async () => {
  const { stores } = env.context;
  const key = `work/${randomUUID()}/x`;
  const final = `videos/enhanced/${randomUUID()}/enhanced.mp4`;
  await stores.work.put(key, Buffer.from('cut off'));
  const file = { work_key: key, final_key: final, size: 99n, sha256: sha256(Buffer.from('whole')) };
  const places = { work: stores.work, final: stores.current.store };
  await expect(publishFile(places, file, new AbortController().signal)).rejects.toMatchObject({
    code: 'storage_corrupt',
  });
  expect(await stores.current.store.head(final)).toBeNull();
});

test('between two stores the bytes are the same, and what is there already is not sent again', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-publish-'));
  const open = (name: string) =>
    new FileStore({
      root: path.join(folder, name),
      signingSecret: 's'.repeat(32),
      publicUrl: '',
      expiresIn: 60,
    });
  const [work, final] = [open('work'), open('final')];
  try {
    const bytes = Buffer.alloc(500_000, 'x');
    await work.put('work/a/b', bytes);
    const file = { work_key: 'work/a/b', final_key: 'frames/a/b', size: 500_000n, sha256: sha256(bytes) };
    const { signal } = new AbortController();
    await publishFile({ work, final }, file, signal);
    expect(sha256(await read(final, 'frames/a/b'))).toBe(file.sha256);
    await work.delete('work/a/b');
    await expect(publishFile({ work, final }, file, signal)).resolves.toBeUndefined();
  } finally {
    work.close();
    final.close();
    await rm(folder, { recursive: true });
  }
});
