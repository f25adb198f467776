import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { createApi } from './api';
import { isGate } from './access/gate';
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
  const policy = (rule: AccessRule): never => {
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
  '%s asks for operator to look and for admin to act',
  async (path) => {
    for (const [method, rule] of [
      ['GET', 'operator'],
      ['PUT', 'admin'],
    ] as const) {
      asked.length = 0;
      const response = await fetch(url + path, { method });
      expect([response.status, asked]).toEqual([401, [rule]]);
    }
  },
);

interface Layer {
  readonly handle: ((...all: never[]) => unknown) & { readonly stack?: readonly Layer[] };
  readonly route?: { readonly path: string; readonly stack: readonly Layer[] };
}

/** What passes every request on, or refuses it, and gives nothing out. */
const HELPERS = new Set([
  'requestLog',
  'promptBody',
  'compression',
  'helmetMiddleware',
  'moreHeaders',
  'sendProblem',
  'methodNotAllowed',
  'notFound',
]);

/** Everything mounted in Express that no gate stands before. */
function withoutRule(stack: readonly Layer[], place = ''): string[] {
  const open: string[] = [];
  for (const { handle, route } of stack) {
    if (isGate(handle)) break;
    const name = `${place} ${route?.path ?? ''} ${handle.name}`.trim();
    if (HELPERS.has(handle.name)) continue;
    const inner = route?.stack ?? handle.stack;
    open.push(...(inner === undefined ? [name] : withoutRule(inner, name)));
  }
  return open;
}

test('nothing is mounted that has no stated rule', () => {
  const app = createApi(api.context);
  const mounted = (app.router as unknown as { stack: readonly Layer[] }).stack;
  expect(withoutRule(mounted)).toEqual([]);
  app.get('/forgotten', function forgotten(_req, res) {
    res.end();
  });
  app.router.stack.unshift(...app.router.stack.splice(-1));
  expect(withoutRule(mounted)).toEqual(['/forgotten handle  forgotten']);
});

/** Its address, which only an operator is given, carries a signature. */
const SIGNED_PART = '/api/v1/upload-parts/{multipart_id}/{part_number}';

test('reading is for viewers, changing for operators and admins', () => {
  const changing = ROUTES.filter((row) => row.method !== 'get' && row.access !== 'public');
  const own = changing.filter((row) => row.access === 'viewer').map((row) => row.path);
  // Everybody looks after the own account.
  expect(own.every((path) => /^\/api\/v1\/(auth|tokens)(\/|$)/.test(path))).toBe(true);
  const open = ROUTES.filter((row) => row.access === 'public');
  expect(open.filter((row) => row.method !== 'get').map((row) => row.path)).toEqual([
    SIGNED_PART,
    '/api/v1/auth/login',
    '/api/v1/auth/link',
    '/api/v1/auth/link/use',
  ]);
  expect(open.map((row) => row.path).sort()).toEqual([
    '/api/v1/auth/link',
    '/api/v1/auth/link/use',
    '/api/v1/auth/login',
    '/api/v1/auth/me',
    '/api/v1/auth/oidc/callback',
    '/api/v1/auth/oidc/start',
    '/api/v1/objects/{key*}',
    SIGNED_PART,
    '/docs',
    '/healthz',
    '/openapi.json',
    '/readyz',
  ]);
});
