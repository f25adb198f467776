import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { until } from '@papiscope/shared/testing';
import { file, form, mp4, mp4Start, sessionPath, SITE, SRT, upload, UPLOAD } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ MAX_UPLOAD_BYTES: '3000000' });
  await api.json('PUT', '/api/v1/sites', SITE);
  const bare = { ...SITE, runway: { code: '04', heading: 41.3 }, reference_points: [] };
  await api.json('PUT', '/api/v1/sites', bare);
});
afterAll(() => api.stop());

/** Waits until nothing of a refused upload is left. */
async function nothingLeft(before: readonly string[]): Promise<void> {
  expect(await api.storedFiles()).toEqual(before);
  expect(await api.context.database.measurementSession.count()).toBe(0);
}

describe('refused', () => {
  let before: string[];
  beforeAll(async () => {
    before = await api.storedFiles();
  });
  afterEach(() => nothingLeft(before));

  test.each([
    ['an unknown airport', { airport_icao: 'XXXX' }, 404, 'not_found', 'no airport XXXX'],
    ['an unknown runway', { runway_code: '09' }, 404, 'not_found', 'no runway 09'],
    ['a runway without points', { runway_code: '04' }, 422, 'site_no_reference_points', '04'],
    ['no airport', { airport_icao: null }, 400, 'validation_failed', 'body.airport_icao'],
    ['an impossible airport', { airport_icao: '../..' }, 400, 'validation_failed', 'body.airport_icao'],
    ['no video', { video: null }, 422, 'video_missing', ''],
    ['an empty video', { video: file('a.mp4', '') }, 422, 'video_empty', ''],
    ['a text as video', { video: file('a.mp4', 'no video at all') }, 422, 'video_unreadable', 'first bytes'],
    ['three bytes as video', { video: file('a.mkv', 'abc') }, 422, 'video_unreadable', 'first bytes'],
    ['only the beginning of a video', { video: file('a.mp4', mp4Start()) }, 422, 'video_truncated', ''],
    ['a video that is cut off', { video: file('a.mp4', mp4().subarray(0, 100)) }, 422, 'video_truncated', ''],
    ['another type of file', { video: file('a.exe', mp4()) }, 415, 'unsupported_media', '.mkv'],
    ['a video as telemetry', { telemetry: file('a.mp4', mp4()) }, 415, 'unsupported_media', '.srt'],
    ['bytes as telemetry', { telemetry: file('a.srt', mp4()) }, 422, 'telemetry_unreadable', ''],
    ['a video over the limit', { video: file('a.mp4', mp4(3_000_001)) }, 413, 'upload_too_large', '3000000'],
    ['options that are not JSON', { options: '{' }, 400, 'validation_failed', 'body.options: not JSON'],
    ['unknown options', { options: '{"speed":1}' }, 400, 'validation_failed', 'speed'],
    ['an unknown field', { pilot: 'me' }, 400, 'validation_failed', 'pilot'],
    ['an unknown file', { photo: file('a.jpg', 'x') }, 400, 'validation_failed', 'body.photo'],
  ])('%s', async (_what, parts, status, code, detail) => {
    const problem = await api.problem('POST', UPLOAD, form(parts as Record<string, string | File | null>));
    expect(problem).toMatchObject({ status, code, detail: expect.stringContaining(detail) });
  });

  test('two videos, two airports', async () => {
    const two = form();
    two.append('video', file('b.mp4', mp4()));
    expect(await api.problem('POST', UPLOAD, two)).toMatchObject({ status: 400, code: 'validation_failed' });
    const fields = form();
    fields.append('airport_icao', 'LZIB');
    expect(await api.problem('POST', UPLOAD, fields)).toMatchObject({ status: 400 });
  });

  test('what announces more than the limit', async () => {
    const huge = form({ video: file('a.mp4', mp4(80_000_000)) });
    expect(await api.problem('POST', UPLOAD, huge)).toMatchObject({ status: 413 });
  });

  test('what is not a form', async () => {
    expect(await api.problem('POST', UPLOAD, { airport_icao: 'LZIB' })).toMatchObject({ status: 415 });
    const send = (type: string, body: string) =>
      fetch(api.url + UPLOAD, { method: 'POST', headers: { 'Content-Type': type }, body });
    expect((await send('multipart/form-data', 'x')).status).toBe(400);
    expect((await send('multipart/form-data; boundary=b', '--b\r\nnonsense')).status).toBe(400);
  });

  test('an upload whose client hangs up in the middle of the video', async () => {
    const { hostname, port } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const part = (name: string, value: string): string =>
      `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    socket.write(`POST ${UPLOAD} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2000000\r\n`);
    socket.write('Content-Type: multipart/form-data; boundary=b\r\n\r\n');
    socket.write(part('airport_icao', 'LZIB') + part('runway_code', '22'));
    socket.write('--b\r\nContent-Disposition: form-data; name="video"; filename="a.mp4"\r\n\r\n');
    socket.write(mp4(500_000));
    await until('files come and go', async () => (await api.storedFiles()).length > before.length);
    socket.destroy();
    await until('files come and go', async () => (await api.storedFiles()).length === before.length);
  });
});

describe('accepted', () => {
  test('with telemetry and options: stored as sent, site and options on record', async () => {
    const video = mp4(1_000_000);
    const answer = await api.json<{ session_id: string; status: string }>(
      'POST',
      UPLOAD,
      form({
        airport_icao: 'lzib',
        options: '{"auto_confirm":true}',
        telemetry: file('Flüg 1.SRT', SRT),
        video: file('Flüg 1.MP4', video),
      }),
    );
    const { session_id: id, status } = answer.body;
    expect([answer.status, status]).toEqual([201, 'pending']);
    expect(answer.headers.get('location')).toBe(sessionPath(id));
    const { body } = await api.json('GET', sessionPath(id));
    expect(body).toMatchObject({
      session_id: id,
      airport_icao: 'LZIB',
      runway_code: '22',
      original_file_name: 'Flüg 1.MP4',
      telemetry_file_name: 'Flüg 1.SRT',
      storage_type: 'local',
      video_sha256: createHash('sha256').update(video).digest('hex'),
      telemetry_sha256: createHash('sha256').update(SRT).digest('hex'),
      options: { auto_confirm: true, min_confidence: 0.9, videos: true },
      site: SITE,
      available_videos: ['original'],
    });
    const stored = await api.storedFiles();
    expect(stored).toContain(`videos/original/${id}/Flug_1.MP4`);
    expect(stored).toContain(`videos/original/${id}/Flug_1.SRT`);
    const jobs = await api.context.database.outbox.findMany({ where: { job_name: 'ingest-inspect' } });
    expect(jobs.map(({ payload }) => payload)).toContainEqual({ version: 1, session_id: id, attempt: 1 });
  });

  test('the fields after the video, and a telemetry input that was left empty', async () => {
    const data = new FormData();
    data.append('video', file('flight.mov', mp4()));
    data.append('telemetry', file('', ''));
    data.append('runway_code', '22');
    data.append('airport_icao', 'LZIB');
    const { body } = await api.json<{ session_id: string }>('POST', UPLOAD, data);
    const record = await api.json('GET', sessionPath(body.session_id));
    expect(record.body).toMatchObject({ telemetry_s3_key: null, original_file_name: 'flight.mov' });
  });

  test('as the largest file that is allowed', async () => {
    expect(await upload(api, { video: file('a.mp4', mp4(3_000_000)) })).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a runway that changes later does not change the session', async () => {
    const id = await upload(api);
    await api.json('PUT', '/api/v1/sites', { ...SITE, altitude_source: 'rel' });
    expect((await api.json('GET', sessionPath(id))).body).toMatchObject({ site: { altitude_source: 'abs' } });
    await api.json('PUT', '/api/v1/sites', SITE);
  });
});
