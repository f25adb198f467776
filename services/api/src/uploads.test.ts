import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { liveUploads, sweepUploads } from '@papiscope/shared';
import type { Upload, UploadCompleted, UploadParts, UploadPartUrl } from '@papiscope/shared/contracts';
import { radosgwAvailable, startRadosgw, until, type TestS3 } from '@papiscope/shared/testing';
import { runFfmpeg } from '@papiscope/video';
import { mp4Start, sessionPath, SITE, SRT } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

const PART = 5 * 1024 ** 2;
const UPLOADS = '/api/v1/uploads';

let folder: string;
let video: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-uploads-'));
  const file = path.join(folder, 'flight.mp4');
  // Noise does not compress: three parts in two seconds of video.
  const noise = 'nullsrc=s=640x360:d=2,geq=random(1)*255:128:128';
  await runFfmpeg(['-f', 'lavfi', '-i', noise, '-c:v', 'libx264', '-preset', 'ultrafast', '-qp', '10', file]);
  video = await readFile(file);
  expect(video.length).toBeGreaterThan(2 * PART);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const { available, missing } = radosgwAvailable();
const storages = available ? (['local', 's3'] as const) : (['local'] as const);
if (!available) test.skip(`on S3: left out, this machine has no ${missing.join(', ')}`, () => undefined);

function pieces(bytes: Buffer): Buffer[] {
  const all: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += PART) all.push(bytes.subarray(at, at + PART));
  return all;
}

describe.each(storages)('uploads in parts, storage %s', (type) => {
  let s3: TestS3 | null = null;
  let api: TestApi;
  beforeAll(async () => {
    s3 = type === 's3' ? await startRadosgw() : null;
    const bucket = s3 && {
      USE_S3_STORAGE: 'true',
      S3_BUCKET: s3.bucket,
      S3_ENDPOINT: s3.endpoint,
      AWS_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    };
    api = await startTestApi({ MAX_UPLOAD_BYTES: '20000000', MAX_TELEMETRY_BYTES: '1000', ...bucket });
    await api.json('PUT', '/api/v1/sites', SITE);
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await s3?.stop();
  });

  const begin = async (size: number, more: Record<string, unknown> = {}): Promise<Upload> => {
    const wanted = { airport_icao: 'lzib', runway_code: '22', file_name: 'Flüg 1.MP4', size, ...more };
    return (await api.json<Upload>('POST', UPLOADS, wanted)).body;
  };
  const sign = async ({ upload_id: id }: Upload, part: number): Promise<string> => {
    const { body } = await api.json<UploadPartUrl>('GET', `${UPLOADS}/${id}/parts/${part}/url`);
    expect(body).toMatchObject({ method: 'PUT', headers: {}, expires_in: 3600 });
    return new URL(body.url, api.url).href;
  };
  const send = async (upload: Upload, part: number, bytes: Buffer): Promise<string> => {
    const response = await fetch(await sign(upload, part), { method: 'PUT', body: new Uint8Array(bytes) });
    expect(response.status).toBe(200);
    return response.headers.get('etag') ?? '';
  };
  const sendAll = async (upload: Upload, bytes: Buffer): Promise<{ part_number: number; etag: string }[]> =>
    Promise.all(
      pieces(bytes).map(async (piece, index) => ({
        part_number: index + 1,
        etag: await send(upload, index + 1, piece),
      })),
    );
  const parts = async ({ upload_id: id }: Upload) =>
    (await api.json<UploadParts>('GET', `${UPLOADS}/${id}/parts`)).body.parts;
  const complete = ({ upload_id: id }: Upload, list: readonly unknown[]) =>
    api.json<UploadCompleted>('POST', `${UPLOADS}/${id}/complete`, { parts: list });
  const state = async ({ upload_id: id }: Upload) => (await api.json<Upload>('GET', `${UPLOADS}/${id}`)).body;
  const objects = async (): Promise<string[]> => {
    const keys: string[] = [];
    for await (const { key } of api.context.stores.current.store.list('')) keys.push(key);
    return keys.sort();
  };
  const age = ({ upload_id: id }: Upload) =>
    api.context.database.upload.update({ where: { id }, data: { updated_at: new Date(0) } });

  test('parts in parallel, listed after a reload, become a session with telemetry and options', async () => {
    const upload = await begin(video.length, { options: { auto_confirm: true } });
    expect(upload).toMatchObject({ status: 'open', storage_type: type, session_id: null });
    const telemetry = `${UPLOADS}/${upload.upload_id}/telemetry?file_name=`;
    await api.json('PUT', `${telemetry}other.srt`, SRT);
    const answer = await api.json('PUT', `${telemetry}${encodeURIComponent('Flüg 1.SRT')}`, SRT);
    expect(answer.body).toEqual({ telemetry_file_name: 'Flüg 1.SRT', bytes: SRT.length });

    const [first, ...rest] = pieces(video);
    await send(upload, 2, mp4Start(PART));
    await Promise.all([send(upload, 1, first!), ...rest.map((piece, i) => send(upload, i + 2, piece))]);
    const arrived = await parts(upload);
    expect(arrived.map(({ part_number, size }) => [part_number, size])).toEqual(
      pieces(video).map((piece, i) => [i + 1, piece.length]),
    );
    const list = arrived.map(({ part_number, etag }) => ({ part_number, etag }));
    const done = await complete(upload, list);
    expect(done).toMatchObject({ status: 201, body: { session_id: upload.upload_id, status: 'pending' } });
    expect((await complete(upload, list)).body).toEqual(done.body);
    expect(await state(upload)).toMatchObject({ status: 'completed', session_id: upload.upload_id });

    const id = upload.upload_id;
    expect((await api.json('GET', sessionPath(id))).body).toMatchObject({
      airport_icao: 'LZIB',
      storage_type: type,
      original_file_name: 'Flüg 1.MP4',
      telemetry_file_name: 'Flüg 1.SRT',
      telemetry_sha256: createHash('sha256').update(SRT).digest('hex'),
      options: { auto_confirm: true },
      site: SITE,
    });
    expect(await objects()).toEqual([`videos/original/${id}/Flug_1.MP4`, `videos/original/${id}/Flug_1.SRT`]);
    const { body } = await api.context.stores.current.store.get(`videos/original/${id}/Flug_1.MP4`);
    expect(Buffer.concat(await body.toArray()).equals(video)).toBe(true);
    expect(await liveUploads(api.context)).toEqual(new Set());
    const jobs = await api.context.database.outbox.findMany({ where: { job_name: 'ingest-inspect' } });
    expect(jobs.map(({ payload }) => payload)).toContainEqual({ version: 1, session_id: id, attempt: 1 });
    expect(await api.problem('DELETE', `${UPLOADS}/${id}`)).toMatchObject({ code: 'wrong_state' });
    await api.json('DELETE', sessionPath(id));
    expect(await objects()).toEqual([]);
  });

  test('two requests to complete at once are one session', async () => {
    const upload = await begin(video.length);
    const list = await sendAll(upload, video);
    const [one, two] = await Promise.all([complete(upload, list), complete(upload, list)]);
    expect(one.body).toEqual(two.body);
    expect(await api.context.database.measurementSession.count({ where: { id: upload.upload_id } })).toBe(1);
    await api.json('DELETE', sessionPath(upload.upload_id));
  });

  test('joined, and cut off before there was a session: asked again, it goes on', async () => {
    const upload = await begin(video.length);
    const list = await sendAll(upload, video);
    const { multipart } = api.context.stores.current.store;
    const row = await api.context.database.upload.findUniqueOrThrow({ where: { id: upload.upload_id } });
    await multipart.complete(
      row.key,
      row.multipart_id,
      list.map(({ part_number, etag }) => ({ partNumber: part_number, etag })),
    );
    expect((await complete(upload, list)).status).toBe(201);
    await api.json('DELETE', sessionPath(upload.upload_id));
    expect(await objects()).toEqual([]);
  });

  test.each([
    ['no video at all', () => Buffer.alloc(PART + 10, 'text'), 'video_unreadable'],
    ['only the beginning of one', () => mp4Start(PART + 10), 'video_truncated'],
    ['a video that is cut off', () => video.subarray(0, PART + 10), 'video_truncated'],
  ])('%s is deleted and refused with the reason', async (_what, make, code) => {
    const bytes = make();
    const upload = await begin(bytes.length);
    await api.json('PUT', `${UPLOADS}/${upload.upload_id}/telemetry?file_name=a.srt`, SRT);
    const list = await sendAll(upload, bytes);
    const address = `${UPLOADS}/${upload.upload_id}/complete`;
    const problem = await api.problem('POST', address, { parts: list });
    expect(problem).toMatchObject({ status: 422, code });
    expect(await state(upload)).toMatchObject({ status: 'refused', error_code: code });
    expect(await objects()).toEqual([]);
    expect(await api.problem('POST', address, { parts: list })).toMatchObject({ status: 422, code });
    expect(await api.problem('GET', `${UPLOADS}/${upload.upload_id}/parts`)).toMatchObject({ status: 409 });
    await api.json('DELETE', `${UPLOADS}/${upload.upload_id}`);
    expect(await api.problem('GET', `${UPLOADS}/${upload.upload_id}`)).toMatchObject({ status: 404 });
  });

  test('parts that do not make the file are refused, and it can be gone on with', async () => {
    const upload = await begin(video.length);
    const list = await sendAll(upload, video);
    const address = `${UPLOADS}/${upload.upload_id}/complete`;
    for (const wrong of [list.slice(1), list.toReversed(), list.map((part) => ({ ...part, etag: 'x' }))])
      expect(await api.problem('POST', address, { parts: wrong })).toMatchObject({ status: 400 });
    expect(await api.problem('POST', address, { parts: [] })).toMatchObject({ status: 400 });
    expect((await complete(upload, list)).status).toBe(201);
    await api.json('DELETE', sessionPath(upload.upload_id));
  });

  test.each([
    ['more than the limit', { size: 20_000_001 }, 413, 'upload_too_large'],
    ['nothing', { size: 0 }, 400, 'validation_failed'],
    ['another type', { file_name: 'a.exe' }, 415, 'unsupported_media'],
    ['an unknown airport', { airport_icao: 'XXXX' }, 404, 'not_found'],
    ['an unknown runway', { runway_code: '99' }, 404, 'not_found'],
    ['an unknown option', { options: { speed: 1 } }, 400, 'validation_failed'],
  ])('%s is refused before the first byte', async (_what, change, status, code) => {
    const wanted = { airport_icao: 'LZIB', runway_code: '22', file_name: 'a.mp4', size: 10, ...change };
    expect(await api.problem('POST', UPLOADS, wanted)).toMatchObject({ status, code });
    expect(await liveUploads(api.context)).toEqual(new Set());
  });

  test('telemetry that is too large or no text is refused, and nothing of it is kept', async () => {
    const upload = await begin(10);
    const address = `${UPLOADS}/${upload.upload_id}/telemetry?file_name=`;
    expect(await api.problem('PUT', `${address}a.srt`, 'x'.repeat(1001))).toMatchObject({ status: 413 });
    expect(await api.problem('PUT', `${address}a.srt`, '\0'.repeat(100))).toMatchObject({ status: 422 });
    expect(await api.problem('PUT', `${address}a.txt`, SRT)).toMatchObject({ status: 415 });
    expect(await api.json('PUT', `${address}a.csv`, 'time,latitude,longitude\n')).toMatchObject({
      status: 200,
    });
    expect(await objects()).toEqual([expect.stringMatching(/a\.csv$/)]);
    await api.json('DELETE', `${UPLOADS}/${upload.upload_id}`);
    expect(await objects()).toEqual([]);
  });

  test('given up, nothing is left', async () => {
    const upload = await begin(video.length);
    const url = await sign(upload, 2);
    await sendAll(upload, video);
    await api.json('PUT', `${UPLOADS}/${upload.upload_id}/telemetry?file_name=a.srt`, SRT);
    await api.json('DELETE', `${UPLOADS}/${upload.upload_id}`);
    expect(await objects()).toEqual([]);
    expect((await fetch(url, { method: 'PUT', body: 'late' })).status).toBe(404);
    expect(await api.context.stores.current.store.sweepUnfinished(new Date(Date.now() + 60_000))).toBe(0);
    expect(await api.problem('DELETE', `${UPLOADS}/${upload.upload_id}`)).toMatchObject({ status: 404 });
  });

  test('abandoned ones are swept, one that is gone on with is not', async () => {
    const { context } = api;
    const [old, young] = [await begin(video.length), await begin(video.length)];
    await Promise.all([send(old, 1, mp4Start(PART)), send(young, 1, mp4Start(PART))]);
    await Promise.all([age(old), age(young)]);
    await parts(young);
    const limit = new Date(Date.now() - 3_600_000);
    expect(await sweepUploads(context, limit)).toBe(1);
    expect(await api.problem('GET', `${UPLOADS}/${old.upload_id}`)).toMatchObject({ status: 404 });
    const { store } = context.stores.current;
    await store.sweepUnfinished(new Date(Date.now() + 3_600_000), await liveUploads(context));
    expect(await parts(young)).toHaveLength(1);
    await api.json('DELETE', `${UPLOADS}/${young.upload_id}`);
  });

  if (type === 's3') return;

  test('a part may not be larger than what is left of the file, nor sent without the signature', async () => {
    const upload = await begin(1000);
    const url = await sign(upload, 1);
    expect((await fetch(url, { method: 'PUT', body: 'x'.repeat(1001) })).status).toBe(413);
    expect((await fetch(url.replace('/1?', '/2?'), { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await fetch(url.replace(/\?.*/, ''), { method: 'PUT', body: 'x' })).status).toBe(403);
    expect(await parts(upload)).toEqual([]);
    await api.json('DELETE', `${UPLOADS}/${upload.upload_id}`);
  });

  test('a part whose client hangs up leaves nothing', async () => {
    const upload = await begin(video.length);
    const { hostname, port, pathname, search } = new URL(await sign(upload, 1));
    const before = await api.storedFiles();
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    socket.write(`PUT ${pathname}${search} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n\r\n`);
    socket.write(Buffer.alloc(500_000));
    await until('a part arrives', async () => (await api.storedFiles()).length > before.length);
    socket.destroy();
    await until('it is gone', async () => (await api.storedFiles()).length === before.length);
    expect(await parts(upload)).toEqual([]);
    await api.json('DELETE', `${UPLOADS}/${upload.upload_id}`);
  });
});
