import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { until } from '@papiscope/shared/testing';
import { openApiOf, openApiPath } from './http/openapi';
import { ROUTES } from './routes';
import { startTestApi, type TestApi } from './testing/harness';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test('runs and is ready', async () => {
  expect((await api.json('GET', '/healthz')).body).toEqual({ status: 'ok' });
  expect((await api.json('GET', '/readyz')).body).toEqual({
    status: 'ok',
    checks: { database: 'ok', queue: 'ok', storage: 'ok' },
  });
});

test('the system at a glance', async () => {
  const { body } = await api.json('GET', '/api/v1/system');
  expect(body).toMatchObject({ storage_type: 'local', storage_state: 'ok', queue_kind: 'postgres' });
  expect(body['storage_free_bytes']).toBeLessThanOrEqual(Number(body['storage_total_bytes']));
});

test('is not ready without its storage', async () => {
  const { dataPath } = api.context.config;
  await rename(dataPath, `${dataPath}-away`);
  await writeFile(dataPath, 'a file in the way');
  const response = await fetch(`${api.url}/readyz`);
  expect([response.status, await response.json()]).toEqual([
    503,
    { status: 'unavailable', checks: { database: 'ok', queue: 'ok', storage: 'unavailable' } },
  ]);
  expect((await api.json('GET', '/api/v1/system')).body).toMatchObject({ storage_state: 'unavailable' });
  await rm(dataPath);
  await rename(`${dataPath}-away`, dataPath);
});

test('the OpenAPI document lists every route with its answer', async () => {
  const { body } = await api.json<{ paths: Record<string, Record<string, Record<string, unknown>>> }>(
    'GET',
    '/openapi.json',
  );
  const listed = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(listed.sort()).toEqual(ROUTES.map((row) => `${row.method} ${openApiPath(row.path)}`).sort());
  const ids = ROUTES.map((row) => body.paths[openApiPath(row.path)]![row.method]!['operationId']);
  expect(new Set(ids).size).toBe(ROUTES.length);
  // A reference must lead somewhere in the whole document, not in the schema it was made from.
  const references = new Set(JSON.stringify(body).match(/"\$ref":"[^"]*"/g));
  expect([...references].every((each) => each.includes('#/components/'))).toBe(true);
});

test('every parameter of a path is described', () => {
  const { paths } = openApiOf(ROUTES, '1') as {
    paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>>;
  };
  for (const [path, methods] of Object.entries(paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      const described = parameters.filter((each) => each.in === 'path').map((each) => each.name);
      expect([path, described]).toEqual([path, names]);
    }
  }
});

test('the documentation page names routes and error codes', async () => {
  const page = await (await fetch(`${api.url}/docs`)).text();
  expect(page).toContain('/api/v1/papi-measurements/upload-video');
  expect(page).toContain('id="wrong_state"');
});

test('the metrics count sessions and jobs', async () => {
  const response = await fetch(`${api.url}/metrics`);
  expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  const text = await response.text();
  expect(text).toContain('papiscope_sessions{status="processing"} 0\n');
  expect(text).toContain('papiscope_queue_jobs{queue="analysis",state="waiting"} 0\n');
  expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
});

test('the queue board shows every queue', async () => {
  const page = await fetch(`${api.url}/admin/queues`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('papiscope');
  const { queues } = (await (await fetch(`${api.url}/admin/queues/api/queues`)).json()) as {
    queues: { name: string }[];
  };
  expect(queues.map(({ name }) => name).sort()).toEqual([
    'analysis',
    'encode',
    'ingest',
    'storage',
    'upload',
  ]);
});

test('of a job that failed the board tells the code, not what was said', async () => {
  const { queues } = api.context;
  const board = queues.queuesForBoard().find(({ name }) => name === 'ingest');
  const payload = { version: 1, session_id: randomUUID(), attempt: 1, secret: 's3cr3t.mp4' };
  await board?.add('ingest-inspect', payload, { jobId: 'failing', attempts: 1 });
  const fail = async () => Promise.reject(new PapiscopeError('video_truncated', 'In s3cr3t.mp4.'));
  const worker = queues.openWorker('ingest', fail, {});
  const address = `${api.url}/admin/queues/api/queues`;
  try {
    await until('it has failed', async () => (await board?.getJobState('failing')) === 'failed');
    const one = await (await fetch(`${address}/ingest/failing`)).text();
    const all = await (await fetch(`${address}?activeQueue=ingest&status=failed&page=1`)).text();
    for (const text of [one, all]) {
      expect(text).toContain('video_truncated: The video file is cut off');
      expect(text).toContain(payload.session_id);
      expect(text).not.toMatch(/s3cr3t|\.ts:\d/);
    }
    // What administrators do reaches the job behind it.
    const retried = await fetch(`${address}/ingest/failing/retry`, {
      method: 'PUT',
      headers: { 'X-Papiscope': '1' },
    });
    expect(retried.status).toBe(204);
  } finally {
    await worker.close();
  }
});

test('headers: request id, no guessing of types, no framing, no caching', async () => {
  const { headers } = await fetch(`${api.url}/healthz`, { headers: { 'X-Request-Id': 'my-id.1' } });
  expect(headers.get('x-request-id')).toBe('my-id.1');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-powered-by')).toBeNull();
  const odd = await fetch(`${api.url}/healthz`, { headers: { 'X-Request-Id': 'a b<script>' } });
  expect(odd.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('what is not there, and what is not allowed there', async () => {
  expect(await api.problem('GET', '/nowhere')).toMatchObject({ status: 404, code: 'not_found' });
  expect(await api.problem('GET', '/api/v1/%E0%A4%A')).toMatchObject({ status: 404, code: 'not_found' });
  const { headers, status } = await fetch(`${api.url}/healthz`, { method: 'DELETE' });
  expect([status, headers.get('allow')]).toEqual([405, 'GET']);
});

test('bodies that are not JSON', async () => {
  const send = (headers: Record<string, string>, body: string) =>
    fetch(`${api.url}/api/v1/airports`, { method: 'POST', headers, body });
  expect((await send({ 'Content-Type': 'text/plain' }, '{}')).status).toBe(415);
  expect((await send({ 'Content-Type': 'application/json' }, '{"icao":')).status).toBe(400);
  const large = JSON.stringify({ icao: 'LZIB', name: 'x'.repeat(3_000_000) });
  expect((await send({ 'Content-Type': 'application/json' }, large)).status).toBe(413);
});

test('other web sites cannot change anything through a browser', async () => {
  const response = await fetch(`${api.url}/api/v1/airports`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'cross-site' },
    body: '{"icao":"LZIB"}',
  });
  expect(response.status).toBe(403);
});
