import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { createApi } from './api';
import { openApiPath } from './http/openapi';
import type { AccessRule } from './http/route';
import { ROUTES } from './routes';
import { startTestApi, type TestApi } from './testing/harness';

let api: TestApi;
let server: Server;
let url: string;
const asked: AccessRule[] = [];

beforeAll(async () => {
  api = await startTestApi();
  const policy = (rule: AccessRule): void => {
    asked.push(rule);
    throw new PapiscopeError('unauthorized');
  };
  server = createServer(createApi(api.context, { policy })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await once(server, 'close');
  await api.stop();
});

test.each(ROUTES.map((row) => [row.method.toUpperCase(), openApiPath(row.path), row.access]))(
  '%s %s asks for %s before anything else',
  async (method, path, access) => {
    asked.length = 0;
    const response = await fetch(url + path.replaceAll(/\{\w+\}/g, 'x'), { method });
    expect([response.status, asked]).toEqual([401, [access]]);
  },
);

test.each(['/admin/queues', '/admin/queues/api/queues', '/admin/queues/static/images/logo.svg'])(
  '%s asks for admin',
  async (path) => {
    asked.length = 0;
    const response = await fetch(url + path);
    expect([response.status, asked]).toEqual([401, ['admin']]);
  },
);

/** Its address, which only an operator is given, carries a signature. */
const SIGNED_PART = '/api/v1/upload-parts/{multipart_id}/{part_number}';

test('reading is for viewers, changing for operators and admins', () => {
  const changing = ROUTES.filter((row) => row.method !== 'get' && row.access !== 'public');
  expect(new Set(changing.map((row) => row.access))).toEqual(new Set(['operator', 'admin']));
  const open = ROUTES.filter((row) => row.access === 'public');
  expect(open.filter((row) => row.method !== 'get').map((row) => row.path)).toEqual([SIGNED_PART]);
  expect(open.map((row) => row.path).sort()).toEqual([
    '/api/v1/objects/{key*}',
    SIGNED_PART,
    '/docs',
    '/healthz',
    '/metrics',
    '/openapi.json',
    '/readyz',
  ]);
});
