import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { stillsKey, videoKey } from '@papiscope/shared';
import { STILLS_LIST, type StillsAnswer, type VideoUrl } from '@papiscope/shared/contracts';
import { complete, mp4, SITE, upload } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

const bytes = mp4(5000);
const urlPath = (id: string, type: string): string => `/api/v1/papi-measurements/${id}/video/${type}/url`;
const videoPath = (id: string, type: string): string => `/api/v1/videos/${id}/${type}.mp4`;

let api: TestApi;
let id: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.json('PUT', '/api/v1/sites', SITE);
  id = await upload(api);
  await complete(api, id, gzipSync('[]'));
});
afterAll(() => api.stop());

async function get(headers: Record<string, string> = {}, method = 'GET') {
  const response = await fetch(api.url + videoPath(id, 'enhanced'), { method, headers });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, body };
}

test('a local session: the address is the API itself', async () => {
  const { body } = await api.json<VideoUrl>('GET', urlPath(id, 'enhanced'));
  expect(body).toEqual({ url: videoPath(id, 'enhanced'), expires_in: 3600 });
  const original = await fetch(api.url + videoPath(id, 'original'));
  expect(Buffer.from(await original.arrayBuffer())).toEqual(mp4());
});

test('to be saved: under a name that tells what it is', async () => {
  const { body } = await api.json<VideoUrl>('GET', `${urlPath(id, 'enhanced')}?download=true`);
  expect(body.url).toBe(`${videoPath(id, 'enhanced')}?download=true`);
  const saved = await fetch(api.url + body.url);
  expect(saved.headers.get('content-disposition')).toBe(
    `attachment; filename="LZIB_22_${id.slice(0, 8)}_enhanced.mp4"`,
  );
  const original = await fetch(`${api.url}${videoPath(id, 'original')}?download=true`);
  expect(original.headers.get('content-disposition')).toBe('attachment; filename="flight.mp4"');
  expect((await fetch(api.url + videoPath(id, 'original'))).headers.get('content-disposition')).toBeNull();
});

test('the whole video', async () => {
  const { status, headers, body } = await get();
  expect(status).toBe(200);
  expect(body).toEqual(bytes);
  expect(headers.get('content-type')).toBe('video/mp4');
  expect(headers.get('accept-ranges')).toBe('bytes');
  expect(headers.get('content-length')).toBe('5000');
});

test.each([
  ['bytes=0-99', 'bytes 0-99/5000', 0, 100],
  ['bytes=4990-', 'bytes 4990-4999/5000', 4990, 5000],
  ['bytes=-10', 'bytes 4990-4999/5000', 4990, 5000],
  ['bytes=100-100000', 'bytes 100-4999/5000', 100, 5000],
])('a part of it: %s', async (range, contentRange, from, to) => {
  const { status, headers, body } = await get({ Range: range });
  expect([status, headers.get('content-range')]).toEqual([206, contentRange]);
  expect(headers.get('content-length')).toBe(String(to - from));
  expect(body).toEqual(bytes.subarray(from, to));
});

test('a part that is not there', async () => {
  const { status, headers, body } = await get({ Range: 'bytes=5000-' });
  expect([status, headers.get('content-range')]).toEqual([416, 'bytes */5000']);
  expect(JSON.parse(body.toString())).toMatchObject({ code: 'range_invalid' });
});

test('HEAD', async () => {
  const { status, headers, body } = await get({}, 'HEAD');
  expect([status, headers.get('content-length'), body.length]).toEqual([200, '5000', 0]);
  const part = await get({ Range: 'bytes=0-9' }, 'HEAD');
  expect([part.status, part.headers.get('content-length'), part.body.length]).toEqual([206, '10', 0]);
});

test('a client that has it already, or a part of another version', async () => {
  const etag = (await get()).headers.get('etag') ?? '';
  const known = await get({ 'If-None-Match': etag });
  expect([known.status, known.body.length]).toEqual([304, 0]);
  expect((await get({ Range: 'bytes=0-9', 'If-Range': etag })).status).toBe(206);
  expect((await get({ Range: 'bytes=0-9', 'If-Range': '"old"' })).status).toBe(200);
});

test('a video that is not made, gone, of an unknown type or session', async () => {
  const { store } = api.context.stores.current;
  for (const path of [urlPath, videoPath]) {
    const refused = (session: string, type: string) => api.problem('GET', path(session, type));
    expect(await refused(id, 'papi_h')).toMatchObject({ status: 404, code: 'object_missing' });
    expect(await refused(id, 'thermal')).toMatchObject({ status: 404, code: 'not_found' });
    expect(await refused(randomUUID(), 'original')).toMatchObject({ status: 404, code: 'not_found' });
    expect(await refused('..%2f..', 'original')).toMatchObject({ status: 404, code: 'not_found' });
    await store.delete(videoKey(id, 'enhanced'));
    expect(await refused(id, 'enhanced')).toMatchObject({ status: 404, code: 'object_missing' });
    await store.put(videoKey(id, 'enhanced'), bytes);
  }
});

test('why a video is not there', async () => {
  const detail = async (type: string) => (await api.problem('GET', urlPath(id, type))).detail;
  const session = (data: object) => api.context.database.measurementSession.update({ where: { id }, data });
  await session({ video_info: { hasAudio: false } });
  expect(await detail('enhanced_with_audio')).toContain('has no sound');
  expect(await detail('papi_h')).toContain('never found');
  expect(await detail('side_by_side')).toContain('Fewer than two lights');
  await session({ original_video_s3_key: null, original_removed_at: new Date('2026-05-06') });
  expect(await detail('original')).toContain('removed on 2026-05-06');
});

describe('stills', () => {
  const list = (session = id) => `/api/v1/papi-measurements/${session}/stills`;
  const nothing = { file: null, frame_number: null, timestamp: null, angle: null };
  const red = { unit: 'PAPI_A', moment: 'red', frame_number: 7, timestamp: 0.25, angle: 2.4, reason: null };
  const stills = [
    { ...red, file: 'papi_a_red.jpg' },
    { ...nothing, unit: 'PAPI_A', moment: 'transition', reason: 'transition_not_measured' },
  ];

  test('of a session that has none', async () => {
    expect(await api.problem('GET', list())).toMatchObject({ status: 404, code: 'object_missing' });
    expect(await api.problem('GET', list(randomUUID()))).toMatchObject({ status: 404, code: 'not_found' });
  });

  test('are listed, and sent; why one is missing is said', async () => {
    const { store } = api.context.stores.current;
    const picture = Buffer.from('a picture');
    await store.put(
      stillsKey(id, STILLS_LIST),
      Buffer.from(JSON.stringify({ schema: 'papiscope.stills/1', stills })),
    );
    await store.put(stillsKey(id, 'papi_a_red.jpg'), picture, { contentType: 'image/jpeg' });
    await api.context.database.measurementSession.update({
      where: { id },
      data: { stills_s3_key: stillsKey(id, STILLS_LIST) },
    });
    const { body } = await api.json<StillsAnswer>('GET', list());
    expect(body).toEqual({
      session_id: id,
      stills: [
        { ...red, url: `${list()}/papi_a/red.jpg` },
        expect.objectContaining({ reason: 'transition_not_measured', url: null }),
      ],
    });
    const sent = await fetch(api.url + body.stills[0]!.url!);
    expect([sent.status, sent.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(Buffer.from(await sent.arrayBuffer())).toEqual(picture);
    const refused = (rest: string) => api.problem('GET', `${list()}/${rest}`);
    expect(await refused('papi_a/transition.jpg')).toMatchObject({
      status: 404,
      code: 'object_missing',
      detail: expect.stringContaining('not measured'),
    });
    expect(await refused('papi_b/red.jpg')).toMatchObject({ status: 404, code: 'object_missing' });
    expect(await refused('papi_a/green.jpg')).toMatchObject({ status: 404, code: 'not_found' });
    await store.delete(stillsKey(id, 'papi_a_red.jpg'));
    expect(await refused('papi_a/red.jpg')).toMatchObject({ status: 404, code: 'object_missing' });
  });
});

describe('an object by its signed address', () => {
  const key = () => videoKey(id, 'enhanced');
  const signed = async (options = {}) => api.context.stores.current.store.signedReadUrl(key(), options);

  test('is sent, also in part, under the name that was signed', async () => {
    const url = new URL(await signed({ downloadName: 'Prüfung 22.mp4' }), api.url);
    const response = await fetch(url, { headers: { Range: 'bytes=0-9' } });
    expect([response.status, (await response.arrayBuffer()).byteLength]).toEqual([206, 10]);
    expect(response.headers.get('content-disposition')).toContain("filename*=UTF-8''Pr%C3%BCfung%2022.mp4");
  });

  test.each([
    ['without signature', (url: string) => url.split('?')[0] ?? ''],
    ['for another object', (url: string) => url.replace('enhanced.mp4', 'other.mp4')],
    ['with a longer life', (url: string) => url.replace(/expires=\d/, 'expires=9')],
    ['out of the folder', (url: string) => url.replace('videos', '..%2f..%2fetc')],
  ])('is refused %s', async (_what, change) => {
    expect(await api.problem('GET', change(await signed()))).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
  });

  test('is refused once it is too late', async () => {
    expect(await api.problem('GET', await signed({ expiresIn: -1 }))).toMatchObject({ status: 403 });
  });
});
