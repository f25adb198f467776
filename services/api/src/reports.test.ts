import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { reportKey } from '@papiscope/shared';
import type { FlightResult } from '@papiscope/shared/contracts';
import { EMPTY_RESULT } from '@papiscope/shared/testing';
import { complete, SITE, sessionPath, upload } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

const rows = Array.from({ length: 30 }, (_, i) => ({
  frame_number: i,
  timestamp: i / 30,
  drone_elevation: 150 + i,
  papi_a: { status: 'red', angle: 2 + i / 30, horizontal_angle: 0.5, linear_ratio_g_r: 0.1 },
}));

/** Measured: unit A at 2.53°. */
const MEASURED: FlightResult = {
  ...EMPTY_RESULT,
  checks: [
    {
      id: 'unit_angle_papi_a',
      parameter: 'Transition angle of unit A',
      unit: 'deg',
      nominal: 2.5,
      tolerance: 0.1,
      measured: 2.5311,
      u: 0.0068,
      verdict: 'pass',
      remark: null,
    },
  ],
};

let api: TestApi;
let id: string;
beforeAll(async () => {
  api = await startTestApi();
  await api.json('PUT', '/api/v1/sites', SITE);
  const options = JSON.stringify({
    report: { operator: 'Jana Nováková', conditions: { wind: '210° 6 kt' } },
  });
  id = await upload(api, { options });
  await complete(api, id, gzipSync(JSON.stringify({ frames: rows })));
  await setResult(MEASURED);
});
afterAll(() => api.stop());

async function setResult(result: FlightResult): Promise<void> {
  await api.context.database.measurementSession.update({ where: { id }, data: { result } });
}

const path = (rest: string): string => `/api/v1/papi-measurements/${id}/report.${rest}`;

async function get(rest: string, init: RequestInit = {}) {
  const response = await fetch(api.url + path(rest), init);
  return { response, text: Buffer.from(await response.arrayBuffer()).toString('utf8') };
}

test.each([
  ['pdf', 'application/pdf', '%PDF-1.7'],
  ['html', 'text/html; charset=utf-8', '<!doctype html>'],
  ['csv', 'text/csv; charset=utf-8', '\uFEFFreport_number,id'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
  ['json', 'application/json; charset=utf-8', '{\n  "schema": "papiscope.report/1"'],
])('%s', async (format, type, beginning) => {
  const { response, text } = await get(format);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe(type);
  expect(text.slice(0, beginning.length)).toBe(beginning);
  const head = await api.context.stores.current.store.head(reportKey(id, format));
  expect(head!.size).toBe(Number(response.headers.get('content-length')));
});

test('it states what the upload stated, in the language asked for', async () => {
  const { text } = await get('html?lang=sk');
  expect(text).toContain('<html lang="sk">');
  expect(text).toContain('Jana Nováková');
  expect(text).toContain('210° 6 kt');
  expect(text).toContain('2,531°');
  expect(text).toContain('neuvedené');
});

test('HTML may load and run nothing', async () => {
  const { response } = await get('html');
  expect(response.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
});

test('a kept report is sent again, and made again when the result is another', async () => {
  const first = await get('json');
  const second = await get('json');
  expect(second.text).toBe(first.text);
  expect(second.response.headers.get('etag')).toBe(first.response.headers.get('etag'));
  await setResult({ ...MEASURED, checks: [{ ...MEASURED.checks[0]!, measured: 2.6 }] });
  expect(JSON.parse((await get('json')).text)).toMatchObject({ evaluation: [{ measured: 2.6 }] });
  await setResult(MEASURED);
  expect(JSON.parse((await get('json')).text)).toMatchObject({ evaluation: [{ measured: 2.5311 }] });
  await api.json('PUT', sessionPath(id, '/notes'), { notes: 'Unit D was cleaned.' });
  expect((await get('json')).text).toContain('Unit D was cleaned.');
});

test('every frame as CSV', async () => {
  const { text } = await get('csv?table=frames');
  expect(text.trimEnd().split('\r\n')).toHaveLength(31);
  expect(await api.problem('GET', path('pdf?table=frames'))).toMatchObject({ code: 'validation_failed' });
});

test('a part of it, and its head', async () => {
  const { response, text } = await get('pdf', { headers: { Range: 'bytes=0-3' } });
  expect([response.status, text]).toEqual([206, '%PDF']);
  expect((await get('pdf', { method: 'HEAD' })).text).toBe('');
});

test('no such format, language, session; nothing measured yet', async () => {
  expect(await api.problem('GET', path('doc'))).toMatchObject({ status: 404 });
  expect(await api.problem('GET', path('pdf?lang=fr'))).toMatchObject({ code: 'validation_failed' });
  const other = `/api/v1/papi-measurements/${randomUUID()}/report.pdf`;
  expect(await api.problem('GET', other)).toMatchObject({ status: 404, code: 'not_found' });
  const fresh = `/api/v1/papi-measurements/${await upload(api)}/report.pdf`;
  expect(await api.problem('GET', fresh)).toMatchObject({ status: 404, code: 'not_found' });
});

test('deleting the session deletes its reports', async () => {
  const other = await upload(api);
  await complete(api, other, gzipSync('[]'));
  await fetch(`${api.url}/api/v1/papi-measurements/${other}/report.json`);
  const kept = async () => (await api.storedFiles()).filter((file) => file.includes(`reports/${other}`));
  expect((await kept()).length).toBeGreaterThan(0);
  await api.json('DELETE', sessionPath(other));
  expect(await kept()).toEqual([]);
});
