import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createContext, createLogger, framesKey, type Context } from '@papiscope/shared';
import { until } from '@papiscope/shared/testing';
import { PATIENCE, type Patience } from './http/patience';
import { startApi } from './server';
import { complete, SITE, upload } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

const MEBIBYTE = 1024 ** 2;
/** More than the buffers of both ends of a connection take. */
const LARGE = 96 * MEBIBYTE;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

interface Line {
  readonly port: number;
  /** What the API has logged so far. */
  log(): string;
}

/** The real API once more, with less patience than it has otherwise. */
async function withPatience(patience: Partial<Patience>, use: (line: Line) => Promise<void>): Promise<void> {
  const lines: string[] = [];
  const log = createLogger('test', 'info', { write: (line: string) => void lines.push(line) });
  const context: Context = await createContext(api.context.config, 'test', { log });
  const other = await startApi(context, { patience: { ...PATIENCE, ...patience } });
  try {
    await use({ port: other.port, log: () => lines.join('') });
  } finally {
    await other.stop();
    await context.close();
  }
}

/** Sends the head at once, then a byte every few milliseconds until the API lets go. @returns what it answered */
async function drip(port: number, head: readonly string[], drops: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  socket.on('data', (data) => (answer += data.toString()));
  socket.on('error', () => undefined);
  socket.write(head.join('\r\n'));
  let sent = 0;
  const timer = setInterval(() => {
    if (sent < drops && socket.writable) socket.write('x');
    sent += 1;
  }, 20);
  // an error before it is no surprise: the API may let go while a byte is under way
  await new Promise((resolve) => socket.once('close', resolve));
  clearInterval(timer);
  return answer;
}

test('a head that comes byte by byte is waited for no longer than a head may take', async () => {
  await withPatience({ head: 500 }, async ({ port }) => {
    const answer = await drip(port, ['GET /healthz HTTP/1.1', 'Host: 127.0.0.1', 'X-Slow: '], Infinity);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });
});

test.each([
  ['is wanted', 'POST /api/v1/airports', /^$|^HTTP\/1\.1 400 /],
  ['nobody wants', 'POST /nowhere', /^HTTP\/1\.1 404 /],
  ['is refused', 'PUT /api/v1/upload-parts/28ebce32-9359-4e1e-a246-300687ac9b05/1', /^HTTP\/1\.1 403 /],
])('a body that %s ends the connection when it comes byte by byte', async (_, request, answer) => {
  await withPatience({ body: 500 }, async ({ port }) => {
    const head = [
      `${request} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Content-Type: application/json',
      'Content-Length: 1000000',
      '',
      '',
    ];
    expect(await drip(port, head, Infinity)).toMatch(answer);
  });
});

test('an upload may take its time', async () => {
  await withPatience({ body: 200 }, async ({ port }) => {
    const head = [
      'POST /api/v1/papi-measurements/upload-video HTTP/1.1',
      'Host: 127.0.0.1',
      'Connection: close',
      'Content-Type: multipart/form-data; boundary=b',
      'Content-Length: 60',
      '',
      '',
    ];
    // All of it arrives, and is answered for what it is.
    expect(await drip(port, head, 60)).toMatch(/^HTTP\/1\.1 400 [^]*validation_failed/);
  });
});

test('who does not read an answer is let go, and the answer is not kept in memory meanwhile', async () => {
  await api.json('PUT', '/api/v1/sites', SITE);
  const id = await upload(api);
  await complete(api, id, Buffer.from('[]'));
  const { store } = api.context.stores.current;
  await store.put(framesKey(id), Buffer.alloc(LARGE), { contentType: 'application/json' });
  const url = new URL(await store.signedReadUrl(framesKey(id)), api.url);
  await withPatience({ silence: 1_000 }, async ({ port, log }) => {
    const before = process.memoryUsage().arrayBuffers;
    const socket: Socket = connect(port, '127.0.0.1').pause();
    socket.on('error', () => undefined);
    socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    let most = 0;
    await until('the API has let go', () => {
      most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      return log().includes(url.pathname);
    });
    expect(most).toBeLessThan(LARGE / 2);
    let received = 0;
    socket.on('data', (data: Buffer) => (received += data.length));
    socket.resume();
    await once(socket, 'close');
    expect(received).toBeGreaterThan(0);
    expect(received).toBeLessThan(LARGE);
  });
});
