import { createHash, randomUUID } from 'node:crypto';
import { text as streamText } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { manifestKey, reportKey } from '@papiscope/shared';
import {
  manifestSchema,
  PROTOCOL,
  type FlightResult,
  type Manifest,
  type UnitResult,
} from '@papiscope/shared/contracts';
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

function unitAt(angle: number): UnitResult {
  return {
    lit: true,
    nominal_angle: 2.5,
    tolerance: 0.1,
    transition: {
      angle,
      start: angle - 0.02,
      end: angle + 0.02,
      width_arcmin: 2.4,
      u_angle_arcmin: 0.4,
      u_width_arcmin: 0.5,
      k: 2,
      definition: 'half of the white flux',
      passes: [],
      budget: [],
    },
    deviation_arcmin: (angle - 2.5) * 60,
    verdict: 'pass',
    reason: null,
    frames: { total: 30, tracked: 30, visible: 30 },
  };
}

const manifestPath = (session: string): string => `/api/v1/papi-measurements/${session}/manifest.json`;

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

test('its words alone are the same, without curves and without a file that is kept', async () => {
  const report = JSON.parse((await get('json?lang=de')).text) as Record<string, unknown>;
  const address = `${api.url}/api/v1/papi-measurements/${id}/evaluation?lang=de`;
  const words = (await (await fetch(address)).json()) as Record<string, unknown>;
  expect(report['plots']).not.toBeNull();
  expect(words).toEqual({ ...report, plots: null, made_at: expect.any(String) });
  expect(words['judged_against']).toMatchObject({ name: 'Flugvermessungsprotokoll' });
});

test('it states what the upload stated, in the language asked for', async () => {
  const { text } = await get('html?lang=sk');
  expect(text).toContain('<html lang="sk">');
  expect(text).toContain('Jana Nováková');
  expect(text).toContain('210° 6 kt');
  expect(text).toContain('2,531°');
  expect(text).toContain('neuvedené');
});

test('what it states can be said later, and is in the trail', async () => {
  const facts = { operator: 'Jana Nováková', conditions: { wind: '210° 6 kt', temperature: '14 °C' } };
  await api.json('PUT', sessionPath(id, '/report-facts'), facts);
  expect((await get('html')).text).toContain('14 °C');
  const { body } = await api.json<{ events: unknown[] }>('GET', sessionPath(id, '/audit'));
  expect(body.events).toContainEqual(expect.objectContaining({ details: { body: facts } }));
  const wrong = { operator: 'x', weather: 'fine' };
  expect(await api.problem('PUT', sessionPath(id, '/report-facts'), wrong)).toMatchObject({ status: 400 });
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

test('the manifest names every input, file and report with its hash, and who did what', async () => {
  const { text } = await get('csv');
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { body } = await api.json<Manifest>('GET', manifestPath(id));
  expect(manifestSchema.parse(body)).toMatchObject({ session_id: id, certificate: null });
  const { video_sha256: uploaded } = await api.context.database.measurementSession.findUniqueOrThrow({
    where: { id },
  });
  expect(body.inputs).toMatchObject([
    { role: 'video', file_name: 'flight.mp4', sha256: uploaded, size: 2000 },
  ]);
  expect(body.artifacts.map(({ kind }) => kind)).toEqual(['frames', 'enhanced']);
  expect(body.reports).toContainEqual(
    expect.objectContaining({ file: 'report.csv', sha256, kept: true, result_sha256: body.result.sha256 }),
  );
  expect(body.trail.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'POST /api/v1/papi-measurements/upload-video',
      'inspected',
      'published',
      'report made',
    ]),
  );
  const { store } = api.context.stores.current;
  expect(JSON.parse(await streamText((await store.get(manifestKey(id))).body))).toMatchObject({
    schema: 'papiscope.manifest/1',
    result: body.result,
  });
});

test('a report that a later one replaced stays known, and is told from the one that is kept', async () => {
  await api.json('PUT', sessionPath(id, '/notes'), { notes: 'Before.' });
  const hashes: string[] = [];
  for (const notes of ['Before.', 'After.']) {
    await api.json('PUT', sessionPath(id, '/notes'), { notes });
    hashes.push(
      createHash('sha256')
        .update((await get('json')).text)
        .digest('hex'),
    );
  }
  const { body } = await api.json<Manifest>('GET', manifestPath(id));
  const known = hashes.map((sha256) => body.reports.find((report) => report.sha256 === sha256)?.kept);
  expect(known).toEqual([false, true]);
});

test('published values that were changed since are told by report and manifest', async () => {
  const { runway_id: runway } = await api.context.database.measurementSession.findUniqueOrThrow({
    where: { id },
  });
  const [a, touch] = SITE.reference_points;
  const points = `/api/v1/runways/${runway}/reference-points`;
  await api.json('PUT', points, { reference_points: [{ ...a, nominal_angle: 2.6 }, touch] });
  expect((await get('html')).text).toContain('PAPI_A.nominal_angle: 2.5 for this measurement, 2.6 now');
  const { body } = await api.json<Manifest>('GET', manifestPath(id));
  expect(body.site.changed_since).toEqual([{ what: 'PAPI_A.nominal_angle', measured_with: 2.5, now: 2.6 }]);
  expect(body.trail.at(-2)).toMatchObject({ action: 'PUT /api/v1/runways/{id}/reference-points' });
  const page = async (query: string) =>
    (await api.json<{ events: object[]; next: string | null }>('GET', sessionPath(id, `/audit${query}`)))
      .body;
  const { events } = await page('?limit=500');
  expect(events.map((event) => ({ ...event, request_id: null }))).toEqual(
    body.trail.toReversed().map((event) => ({ ...event, request_id: null })),
  );
  const { next } = await page('?limit=2');
  expect((await page(`?limit=3&before=${next}`)).events).toEqual(events.slice(2, 5));
  await api.json('PUT', '/api/v1/sites', SITE);
  const back = (await api.json<Manifest>('GET', manifestPath(id))).body;
  expect(back.site.changed_since).toEqual([]);
  expect(back.trail.at(-1)).toMatchObject({ action: 'PUT /api/v1/sites' });
});

test('a flight before this one stands in the report and in the difference of the two', async () => {
  const former = await upload(api);
  await complete(api, former, gzipSync('[]'));
  const measurement = (angle: number): FlightResult => ({
    ...MEASURED,
    positioning: { grade: 'rtk', absolute_angles: 'valid' },
    units: { PAPI_A: unitAt(angle) },
  });
  const { database } = api.context;
  const data = { result: measurement(2.52), recorded_at: new Date('2025-05-06T07:08:09Z') };
  const { runway_id: runway } = await database.measurementSession.update({ where: { id: former }, data });
  await setResult(measurement(2.53));
  const { history } = JSON.parse((await get('json')).text) as { history: { flights: unknown[] } };
  expect(history.flights).toHaveLength(2);
  expect((await get('html')).text).toContain('Difference from the flight before (2025-05-06 07:08)');
  const { body } = await api.json<{ units: unknown[] }>(
    'GET',
    `/api/v1/runways/${runway}/history/difference?from=${former}&to=${id}`,
  );
  expect(body).toMatchObject({
    absolute_angles: 'valid',
    units: [{ unit: 'PAPI_A', before: 2.52, after: 2.53, significant: true }],
  });
  expect(body.units).toMatchObject([
    { change_arcmin: expect.closeTo(0.6, 6), u_arcmin: expect.closeTo(0.4 * Math.SQRT2, 6) },
  ]);
  await api.json('DELETE', sessionPath(former));
  await setResult(MEASURED);
});

test('who changed the profile that a flight is judged by is in its trail', async () => {
  const own = { ...PROTOCOL, id: 'own', name: 'Own limits' };
  const put = (): Promise<unknown> => api.json('PUT', '/api/v1/standards-profiles/own', own);
  await put();
  await api.json('PUT', '/api/v1/sites', { ...SITE, standards_profile: 'own' });
  const other = await upload(api);
  await complete(api, other, gzipSync('[]'));
  await put();
  const { trail } = (await api.json<Manifest>('GET', manifestPath(other))).body;
  expect(trail.at(-1)).toMatchObject({ action: 'PUT /api/v1/standards-profiles/{id}', subject: 'own' });
  await api.json('PUT', '/api/v1/sites', { ...SITE, standards_profile: 'protocol' });
  await api.json('DELETE', sessionPath(other));
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
