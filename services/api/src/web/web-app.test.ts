import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { webApp } from './web-app';

let folder: string;
let server: Server;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-app-'));
  await mkdir(path.join(folder, 'assets'));
  await writeFile(path.join(folder, 'index.html'), '<title>app</title>');
  await writeFile(path.join(folder, 'icon.svg'), '<svg/>');
  await writeFile(path.join(folder, 'assets', 'index-abc.js'), 'export {}');
  const app = express();
  app.use(webApp(folder));
  app.use((_req, res) => void res.status(404).json({ code: 'not_found' }));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true, force: true });
});

const open = (address: string, accept = 'text/html', method = 'GET') =>
  fetch(url + address, { method, headers: { accept } });

test.each(['/', '/new', '/measurements/28ebce32-9359-4e1e-a246-300687ac9b05', '/runways/1/compare/2/3'])(
  '%s is a page, asked for anew each time',
  async (address) => {
    const page = await open(address);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
    expect(await page.text()).toContain('<title>app</title>');
  },
);

test('files with a hash in their name are kept for ever, others are asked for', async () => {
  const script = await open('/assets/index-abc.js', '*/*');
  expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await open('/icon.svg', 'image/*')).headers.get('cache-control')).toBe('no-cache');
});

test.each([
  '/api',
  '/api/v1/nothing',
  '/admin/other',
  '/docs/other',
  '/assets/gone.js',
  '/favicon.ico',
  '/metrics/x',
])('%s stays an error, also for a browser', async (address) =>
  expect((await open(address)).status).toBe(404),
);

test('scripts and other methods get no page', async () => {
  for (const accept of ['application/json', '*/*']) expect((await open('/new', accept)).status).toBe(404);
  expect((await open('/new', 'text/html', 'POST')).status).toBe(404);
});

test('without a build there is no app', async () => {
  const app = express();
  app.use(webApp(path.join(folder, 'none')));
  app.use((_req, res) => void res.status(404).end());
  const bare = createServer(app).listen(0, '127.0.0.1');
  await once(bare, 'listening');
  const { port } = bare.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  bare.close();
  bare.closeAllConnections();
});
