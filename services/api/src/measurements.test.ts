import { randomUUID } from 'node:crypto';
import { get, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { framesKey } from '@papiscope/shared';
import type { FramesAnswer } from '@papiscope/shared/contracts';
import { EMPTY_RESULT } from '@papiscope/shared/testing';
import { complete, SITE, upload } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

const path = (id: string, rest: string): string => `/api/v1/papi-measurements/${id}/${rest}`;

/** 300 frames at 30 a second. */
const rows = Array.from({ length: 300 }, (_, i) => ({
  frame_number: i,
  timestamp: i / 30,
  drone_latitude: 48.17,
  papi_a: { status: 'red', angle: 2.5, rgb: { r: 241, g: 71, b: 52 } },
}));
const document = { metadata: { frame_rate: 30 }, frames: rows };

let api: TestApi;
let id: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.json('PUT', '/api/v1/sites', SITE);
  id = await upload(api);
  await complete(api, id, gzipSync(JSON.stringify(document)));
});
afterAll(() => api.stop());

const frames = async (query = '') => (await api.json<FramesAnswer>('GET', path(id, `frames${query}`))).body;

/** Runs a test with other bytes in the session's measurements file. */
async function withFile(bytes: Buffer, run: () => Promise<void>): Promise<void> {
  const { store } = api.context.stores.current;
  await store.put(framesKey(id), bytes);
  await run();
  await store.put(framesKey(id), gzipSync(JSON.stringify(document)));
}

test('all frames, with what is missing filled in', async () => {
  const answer = await frames();
  expect(answer.session_id).toBe(id);
  expect(answer.warnings).toEqual([]);
  expect(answer.frames.map((row) => row.frame_number)).toEqual(rows.map((row) => row.frame_number));
  expect(answer.frames[0]).toMatchObject({
    gimbal_pitch: null,
    papi_a: { status: 'RED', angle: 2.5, x: null },
  });
});

test.each([
  ['?from=9.95', [299]],
  ['?to=0.05', [0, 1]],
  ['?from=1&to=1.07', [30, 31, 32]],
  ['?from=1&to=3&every=30', [30, 60, 90]],
  ['?every=100', [0, 100, 200]],
  ['?from=100', []],
])('thinned out by %s', async (query, expected) => {
  expect((await frames(query)).frames.map((row) => row.frame_number)).toEqual(expected);
});

test('is compressed for clients that ask for it, and HEAD has no body', async () => {
  const plain = await fetch(api.url + path(id, 'frames'), { headers: { 'Accept-Encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  const packed = await fetch(api.url + path(id, 'frames'), { headers: { 'Accept-Encoding': 'gzip' } });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(await packed.text()).toBe(await plain.text());
  const head = await fetch(api.url + path(id, 'frames'), { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('the series is kept and sent gzipped, and unpacked for clients that do not take it so', async () => {
  const ask = (encoding: string) =>
    fetch(api.url + path(id, 'series'), { headers: { 'Accept-Encoding': encoding } });
  const packed = await ask('gzip');
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  const plain = await ask('identity');
  expect(plain.headers.get('content-encoding')).toBeNull();
  const text = await packed.text();
  expect(await plain.text()).toBe(text);
  expect(JSON.parse(text)).toMatchObject({ session_id: id, total_frames: 300 });
  expect(Number(packed.headers.get('content-length'))).toBeLessThan(text.length / 4);
});

test('what is told in JSON is compressed for clients that take it, files of the storage and small answers are not', async () => {
  const { headers } = await fetch(`${api.url}/openapi.json`, { headers: { 'Accept-Encoding': 'gzip' } });
  expect([headers.get('content-encoding'), headers.get('vary')]).toEqual(['gzip', 'Accept-Encoding']);
  const small = await fetch(`${api.url}/healthz`, { headers: { 'Accept-Encoding': 'gzip' } });
  expect(small.headers.get('content-encoding')).toBeNull();
  const report = await fetch(api.url + path(id, 'report.json'), { headers: { 'Accept-Encoding': 'gzip' } });
  expect([report.headers.get('content-encoding'), report.headers.get('etag')]).toEqual([
    null,
    expect.stringMatching(/^"/),
  ]);
  expect(Number(report.headers.get('content-length'))).toBe((await report.arrayBuffer()).byteLength);
});

test.each(['?every=0', '?every=x', '?from=-1', '?from=3&to=2', '?form=1'])('refuses %s', async (query) => {
  const problem = await api.problem('GET', path(id, `frames${query}`));
  expect(problem).toMatchObject({ status: 400, code: 'validation_failed' });
});

test('rows that cannot be read are left out with a warning that says which', async () => {
  const text = JSON.stringify([rows[0], { frame_number: 'one' }, rows[2]]).replace(
    '{"frame_number":2',
    '{frame_number:2',
  );
  await withFile(gzipSync(text), async () => {
    const answer = await frames();
    expect(answer.frames.map((row) => row.frame_number)).toEqual([0]);
    expect(answer.warnings).toEqual([expect.stringContaining('Row 1: frame_number'), 'Row 2 is not JSON.']);
    expect(answer.skipped).toBe(2);
    const { headers } = await fetch(api.url + path(id, 'frames'));
    expect(headers.get('warning')).toMatch(
      /^299 papiscope "2 left out. Row 1: frame_number.* Row 2 is not JSON."$/,
    );
  });
});

test('a file that is cut off gives what is before the cut', async () => {
  const whole = gzipSync(Buffer.concat([Buffer.from(JSON.stringify(rows)), Buffer.alloc(100)]));
  await withFile(whole.subarray(0, whole.length - 200), async () => {
    const { frames: read, warnings } = await frames();
    expect(read.length).toBeLessThan(300);
    expect(warnings).toEqual([expect.stringContaining(`beyond row ${read.length}`)]);
  });
  await withFile(Buffer.from('no gzip at all'), async () => {
    expect(await frames()).toMatchObject({ frames: [], warnings: [expect.stringContaining('beyond row 0')] });
  });
});

test('an old file, a bare array of rows', async () => {
  await withFile(gzipSync(JSON.stringify(rows)), async () => {
    expect((await frames('?every=150')).frames.map((row) => row.frame_number)).toEqual([0, 150]);
  });
});

test('an old file: plain text, a list in its metadata, statuses in lower case, units that are null, fields nobody knows', async () => {
  const odd = [
    {
      frame_number: 0,
      timestamp: 0,
      papi_a: { status: ' white ', rgb: null, colour: 7 },
      papi_b: null,
      pilot: 'me',
    },
    { frame_number: 1, timestamp: 0.1, papi_a: { status: null, angle: null }, papi_c: {} },
  ];
  await withFile(Buffer.from(JSON.stringify({ metadata: { lights: [{ x: 1 }] }, frames: odd })), async () => {
    const { frames: read, skipped, warnings } = await frames();
    expect([skipped, warnings]).toEqual([0, []]);
    expect(read).toMatchObject([
      { frame_number: 0, papi_a: { status: 'WHITE', rgb: null } },
      { frame_number: 1, papi_a: { status: 'NOT_VISIBLE', angle: null }, papi_c: { status: 'NOT_VISIBLE' } },
    ]);
    expect(read[0]).not.toHaveProperty('papi_b');
  });
});

test('of a long answer the warning is a trailer, and all of it arrives', async () => {
  const many = Array.from({ length: 20_000 }, (_, i) => ({ ...rows[i % 300], frame_number: i }));
  const text = JSON.stringify([...many, { frame_number: 'last' }]);
  await withFile(gzipSync(text), async () => {
    const { statusCode, trailers, body, headers } = await new Promise<{
      statusCode: number | undefined;
      headers: IncomingHttpHeaders;
      trailers: NodeJS.Dict<string>;
      body: Buffer;
    }>((resolve, reject) => {
      get(api.url + path(id, 'frames'), (response) => {
        const { statusCode, headers } = response;
        buffer(response).then(
          (body) => resolve({ statusCode, headers, trailers: response.trailers, body }),
          reject,
        );
      }).on('error', reject);
    });
    expect([statusCode, headers.warning, headers.trailer]).toEqual([200, undefined, 'Warning']);
    const answer = JSON.parse(body.toString()) as FramesAnswer;
    expect([answer.frames.length, answer.skipped]).toEqual([20_000, 1]);
    expect(trailers['warning']).toMatch(/^299 papiscope "1 left out. Row 20000: frame_number/);
  });
});

test('the result', async () => {
  expect((await api.json('GET', path(id, 'result'))).body).toEqual(EMPTY_RESULT);
});

test('nothing measured, nothing stored, no session', async () => {
  const fresh = await upload(api);
  const unknown = randomUUID();
  for (const rest of ['frames', 'result']) {
    expect(await api.problem('GET', path(fresh, rest))).toMatchObject({ status: 404, code: 'not_found' });
    expect(await api.problem('GET', path(unknown, rest))).toMatchObject({ status: 404, code: 'not_found' });
    expect(await api.problem('GET', path('x', rest))).toMatchObject({ status: 404, code: 'not_found' });
  }
  await api.context.stores.current.store.delete(framesKey(id));
  expect(await api.problem('GET', path(id, 'frames'))).toMatchObject({ status: 404, code: 'object_missing' });
  await api.context.stores.current.store.put(framesKey(id), gzipSync(JSON.stringify(document)));
});

test('the file itself by a signed address says how it is packed', async () => {
  const url = await api.context.stores.current.store.signedReadUrl(framesKey(id));
  const response = await fetch(new URL(url, api.url));
  expect(response.headers.get('content-type')).toContain('application/json');
  expect(await response.json()).toEqual(document);
});
