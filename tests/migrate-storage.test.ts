import { execFile, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import {
  framesKey,
  migrateStorage,
  previewKey,
  startChore,
  runWorker,
  videoKey,
  workKey,
  type MeasurementSession,
  type ObjectStore,
} from '@papiscope/shared';
import { framesFileSchema, migrateOptionsSchema, type MigrateResult } from '@papiscope/shared/contracts';
import {
  radosgwAvailable,
  startRadosgw,
  startTestEnvironment,
  until,
  type TestEnvironment,
  type TestS3,
} from '@papiscope/shared/testing';
import { storageHandlers } from '@papiscope/upload';
import { pattern } from './store/conformance/subject';

const PAPISCOPE = path.resolve('packages/cli/bin/papiscope.js');
const MINUTES = 60_000;
const execute = promisify(execFile);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const { available, missing } = radosgwAvailable();
if (!available) test.skip(`left out, this machine has no ${missing.join(', ')}`, () => undefined);

(available ? describe : describe.skip)('moving sessions from the folder to S3', () => {
  let s3: TestS3;
  let env: TestEnvironment;
  let local: ObjectStore;
  let bucket: ObjectStore;
  let settings: Record<string, string>;

  beforeAll(async () => {
    s3 = await startRadosgw();
    settings = {
      S3_BUCKET: s3.bucket,
      S3_ENDPOINT: s3.endpoint,
      AWS_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    };
    env = await startTestEnvironment('postgres', settings);
    local = env.context.stores.of('local');
    bucket = env.context.stores.of('s3');
  }, 2 * MINUTES);
  afterEach(async () => {
    await env.context.database.measurementSession.deleteMany();
    await env.context.database.$executeRawUnsafe('DROP TABLE IF EXISTS frame_measurements');
    for (const store of [local, bucket])
      for (const prefix of ['videos/', 'frames/', 'previews/', 'work/', 'reports/'])
        await store.deletePrefix(prefix);
  });
  afterAll(async () => {
    await env?.stop();
    await s3?.stop();
  });

  /** A session as an old installation has it: settled, every file in the folder. */
  const oldSession = async (
    seed: number,
    more: Partial<MeasurementSession> = {},
  ): Promise<Map<string, Buffer>> => {
    const session = await env.upload({}, { storageType: 'local' });
    const { id } = session;
    const files = new Map([
      [session.original_video_s3_key!, pattern(3_000_000, seed)],
      [`videos/original/${id}/flight.SRT`, pattern(1000, seed + 1)],
      [videoKey(id, 'enhanced'), pattern(200_000, seed + 2)],
      [videoKey(id, 'papi_a'), pattern(100_000, seed + 3)],
      [framesKey(id), pattern(50_000, seed + 4)],
      [previewKey(id), pattern(10_000, seed + 5)],
    ]);
    for (const [key, bytes] of files) await local.put(key, bytes);
    await env.context.database.measurementSession.update({
      where: { id },
      data: {
        status: 'completed',
        current_phase: 'done',
        enhanced_video_s3_key: videoKey(id, 'enhanced'),
        papi_a_video_s3_key: videoKey(id, 'papi_a'),
        frame_measurements_s3_key: framesKey(id),
        preview_image_s3_key: previewKey(id),
        ...(more as object),
      },
    });
    return files;
  };
  const keys = async (store: ObjectStore): Promise<string[]> => {
    const found: string[] = [];
    for (const prefix of ['frames/', 'previews/', 'reports/', 'videos/', 'work/'])
      for await (const { key } of store.list(prefix)) found.push(key);
    return found.sort();
  };
  const move = (options: Record<string, unknown> = {}): Promise<MigrateResult> =>
    migrateStorage(env.context, migrateOptionsSchema.parse(options), {
      signal: new AbortController().signal,
    });
  const sessions = () => env.context.database.measurementSession.findMany({ orderBy: { created_at: 'asc' } });
  const expectMoved = async (all: readonly Map<string, Buffer>[]): Promise<void> => {
    const expected = new Map(all.flatMap((files) => [...files]));
    expect(await keys(bucket)).toEqual([...expected.keys()].sort());
    expect(await keys(local)).toEqual([]);
    for (const [key, bytes] of expected)
      expect(sha256(await buffer((await bucket.get(key)).body))).toBe(sha256(bytes));
    for (const row of await sessions()) expect(row).toMatchObject({ storage_type: 's3', local_copy: null });
  };
  const cli = (...args: string[]) => {
    const child = spawn(process.execPath, [PAPISCOPE, ...args], {
      env: {
        ...process.env,
        ...settings,
        DATABASE_URL: env.config.databaseUrl,
        DATA_PATH: env.config.dataPath,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = once(child, 'close') as Promise<[number | null]>;
    return { child, out: buffer(child.stdout), err: buffer(child.stderr), ended };
  };

  test('every object goes, is the same there, and leaves the folder', async () => {
    const all = [await oldSession(1), await oldSession(11), await oldSession(21)];
    const dry = await move({ dry_run: true });
    expect(dry).toMatchObject({ dry_run: true, moved: 3, objects: 18, failed: 0, removed_objects: 0 });
    expect(await keys(bucket)).toEqual([]);
    const [there, another] = all.map((files) => [...files.keys()][0]!);
    await local.copyTo(there!, bucket);
    await bucket.put(another!, pattern(3_000_000, 99));
    expect(await move({ dry_run: true })).toMatchObject({ objects: 17, found_objects: 1 });
    for (const key of await keys(bucket)) await bucket.delete(key);
    const done = await move();
    expect(done).toMatchObject({
      moved: 3,
      objects: 18,
      bytes: 3 * 3_361_000,
      failed: 0,
      removed_objects: 18,
    });
    await expectMoved(all);
    expect(await move()).toMatchObject({ moved: 0, objects: 0, failed: 0 });
  });

  test('only those named, only old ones; local copies are kept where that is wanted', async () => {
    const [first, second] = [await oldSession(1), await oldSession(11)];
    const [one, two] = await sessions();
    await env.context.database.measurementSession.update({
      where: { id: one!.id },
      data: { created_at: new Date(0) },
    });
    expect(await move({ sessions: [randomUUID()] })).toMatchObject({ moved: 0 });
    expect(await move({ older_than_days: 1, keep_local: true })).toMatchObject({
      moved: 1,
      removed_objects: 0,
    });
    expect(await keys(local)).toEqual([...first.keys(), ...second.keys()].sort());
    expect((await sessions()).map((row) => [row.storage_type, row.local_copy])).toEqual([
      ['s3', 'kept'],
      ['local', null],
    ]);
    expect(await move({ sessions: [two!.id] })).toMatchObject({ moved: 1 });
  });

  test('a session whose stages run is left alone, one whose file is lost is told and keeps what it has', async () => {
    const files = await oldSession(1, { status: 'processing', current_phase: 'encode' });
    const lost = await oldSession(11);
    const [, broken] = await sessions();
    await local.delete(videoKey(broken!.id, 'enhanced'));
    const result = await move();
    expect(result).toMatchObject({ moved: 0, busy: 1, failed: 1 });
    expect(result.failures).toMatchObject([{ session_id: broken!.id, code: 'object_missing' }]);
    expect(await keys(local)).toHaveLength(files.size + lost.size - 1);
    expect((await sessions()).map(({ storage_type }) => storage_type)).toEqual(['local', 'local']);
  });

  test('bytes that rotted on the disk are not passed off as the file', async () => {
    await oldSession(1);
    const [session] = await sessions();
    const key = previewKey(session!.id);
    // The disk gives another byte than was written, and nothing else tells: not even the time of the last change.
    const file = path.join(env.config.dataPath, key);
    const times = path.join(env.config.scratchPath, 'times');
    await execute('cp', ['--preserve=timestamps', file, times]);
    const bytes = await readFile(file);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await writeFile(file, bytes, { flag: 'r+' });
    await execute('touch', ['--reference', times, file]);
    const result = await move();
    expect(result).toMatchObject({ moved: 0, failed: 1, failures: [{ code: 'storage_corrupt' }] });
    expect(await local.head(key)).not.toBeNull();
    expect(await bucket.head(key)).toBeNull();
    expect((await sessions())[0]).toMatchObject({ storage_type: 'local' });
  });

  test('frame rows of an old database become the frames file', async () => {
    await oldSession(1, { frame_measurements_s3_key: null });
    const [session] = await sessions();
    const { id } = session!;
    await local.delete(framesKey(id));
    const { database } = env.context;
    await database.$executeRawUnsafe(`CREATE TABLE frame_measurements (
      id serial, session_id uuid, frame_number int, "timestamp" float8, drone_latitude float8, drone_longitude float8,
      drone_elevation float8, papi_a_status text, papi_a_rgb jsonb, papi_a_intensity float8, papi_a_angle float8,
      papi_b_status text, papi_b_rgb text)`);
    await database.$executeRawUnsafe(`INSERT INTO frame_measurements
      (session_id, frame_number, "timestamp", drone_elevation, papi_a_status, papi_a_rgb, papi_a_angle, papi_b_status, papi_b_rgb)
      SELECT '${id}', n, n / 30.0, 140, 'red', '{"r": 200, "g": 10, "b": 5}', 2.5, NULL, '[1, 2, 3]'
      FROM generate_series(0, 4999) AS n`);
    await database.$executeRawUnsafe(
      `INSERT INTO frame_measurements (session_id, frame_number, "timestamp", papi_a_status) VALUES ('${id}', 5000, 1, 'PURPLE')`,
    );
    expect(await move()).toMatchObject({ moved: 1, frame_rows: 5000, bad_frame_rows: 1 });
    expect((await sessions())[0]).toMatchObject({ frame_measurements_s3_key: framesKey(id) });
    const { head, body } = await bucket.get(framesKey(id));
    expect(head).toMatchObject({ contentType: 'application/json', contentEncoding: 'gzip' });
    const frames = framesFileSchema.parse(JSON.parse(gunzipSync(await buffer(body)).toString()));
    expect(frames).toHaveLength(5000);
    expect(frames[30]).toMatchObject({
      frame_number: 30,
      timestamp: 1,
      drone_elevation: 140,
      papi_a: { status: 'RED', rgb: { r: 200, g: 10, b: 5 }, angle: 2.5, intensity: null },
      papi_b: { status: 'NOT_VISIBLE', rgb: { r: 1, g: 2, b: 3 } },
    });
  });

  test(
    'killed again and again at any point, it ends the same',
    async () => {
      const all = [await oldSession(1), await oldSession(11), await oldSession(21), await oldSession(31)];
      const there = async (count: number): Promise<boolean> => (await keys(bucket)).length >= count;
      const gone = async (count: number): Promise<boolean> => (await keys(local)).length <= 24 - count;
      const points = [1, 2, 5, 7, 11].map((n) => () => there(n)).concat([3, 9].map((n) => () => gone(n)));
      for (const reached of points) {
        const { child, ended } = cli('migrate-storage', '--parallel', '1');
        await until('the point is reached', async () => child.exitCode !== null || (await reached()));
        child.kill('SIGKILL');
        await ended;
        for (const row of await sessions()) {
          const own = env.context.stores.of(row.storage_type as 'local' | 's3');
          expect(await own.head(row.original_video_s3_key!)).not.toBeNull();
          expect(await own.head(row.frame_measurements_s3_key!)).not.toBeNull();
        }
      }
      const last = cli('migrate-storage', '--json');
      const [status] = await last.ended;
      expect([status, (await last.err).toString()]).toEqual([0, expect.not.stringContaining('papiscope:')]);
      expect(JSON.parse((await last.out).toString())).toMatchObject({ failed: 0, busy: 0 });
      await expectMoved(all);
      expect(await bucket.sweepUnfinished(new Date(Date.now() + MINUTES))).toBeLessThanOrEqual(7);
    },
    5 * MINUTES,
  );

  test('as a job of the upload worker: its progress and result are on record', async () => {
    const all = [await oldSession(1), await oldSession(11)];
    await local.put(workKey((await sessions())[0]!.id, 'made', 'x'), pattern(10));
    const worker = await runWorker(env.context, 'storage', storageHandlers);
    try {
      const { id } = await startChore(env.context, 'storage-migrate', { parallel: 2 });
      const ended = await until('the job has ended', async () => {
        const chore = await env.context.database.chore.findUniqueOrThrow({ where: { id } });
        return chore.finished_at === null ? null : chore;
      });
      expect(ended).toMatchObject({
        status: 'done',
        progress: 1,
        result: { moved: 2, objects: 12, failed: 0 },
      });
    } finally {
      await worker.stop();
    }
    await local.deletePrefix('work/');
    await expectMoved(all);
  });

  test('without a bucket it says what is not set; with a wrong key, which', async () => {
    await oldSession(1);
    settings = { ...settings, AWS_SECRET_ACCESS_KEY: 'wrong' };
    const wrong = cli('migrate-storage');
    expect([(await wrong.ended)[0], (await wrong.err).toString()]).toEqual([
      1,
      expect.stringContaining('AWS_SECRET_ACCESS_KEY'),
    ]);
    settings = { ...settings, S3_BUCKET: '' };
    const none = cli('migrate-storage');
    expect([(await none.ended)[0], (await none.err).toString()]).toEqual([
      1,
      expect.stringContaining('S3_BUCKET'),
    ]);
    expect(await keys(local)).toHaveLength(6);
  });
});
