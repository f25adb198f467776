import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { PapiscopeError } from '../../contracts';
import { S3Store } from './s3Store';
import { freePort } from '../../embedded';

async function faultOf(work: Promise<unknown>): Promise<PapiscopeError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(PapiscopeError);
  return error as PapiscopeError;
}

it('names the cause when nobody answers, on every way in', async () => {
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const keys = { accessKeyId: 'a', secretAccessKey: 'not to be printed' };
  const store = new S3Store({ bucket: 'b', region: 'us-east-1', endpoint, maxAttempts: 2, ...keys }, 60);
  for (const work of [
    () => store.ping(),
    () => store.head('k'),
    () => store.get('k'),
    () => store.put('k', Buffer.from('x')),
    () => store.delete('k'),
    () => store.deletePrefix('p/'),
    () => store.sweepUnfinished(new Date()),
    () => store.multipart.create('k'),
  ]) {
    const { code, message } = await faultOf(work());
    expect(code).toBe('storage_unavailable');
    expect(message).toContain('ECONNREFUSED');
    expect(message).not.toContain('printed');
  }
  store.close();
});

async function withServer(answer: RequestListener, use: (store: S3Store) => Promise<void>): Promise<void> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { accessKeyId: 'a', secretAccessKey: 'b', maxAttempts: 2, timeoutMs: 200 };
  const store = new S3Store({ bucket: 'b', region: 'us-east-1', endpoint, ...keys }, 60);
  try {
    await use(store);
  } finally {
    store.close();
    server.closeAllConnections();
    server.close();
  }
}

it('does not wait for ever for a server that takes requests and says nothing', async () => {
  const silent: RequestListener = (request) => void request.resume();
  await withServer(silent, async (store) => {
    expect((await faultOf(store.head('k'))).code).toBe('storage_unavailable');
    expect((await faultOf(store.put('k', Buffer.from('x')))).code).toBe('storage_unavailable');
  });
});

it('names a body that breaks off, and one that stops coming', async () => {
  const half: RequestListener = ({ url }, response) => {
    response.writeHead(200, { 'content-length': 1000 });
    response.write(Buffer.alloc(500), () => url?.includes('cut') && response.destroy());
  };
  await withServer(half, async (store) => {
    for (const key of ['cut', 'stalled']) {
      const { code, message } = await faultOf(buffer((await store.get(key)).body));
      expect(code).toBe('storage_unavailable');
      expect(message).toContain(`Reading ${key} broke off`);
    }
  });
});

it('tries again what failed for a moment, and no more often than it was told', async () => {
  let requests = 0;
  const busy: RequestListener = ({ method }, response) => {
    requests += 1;
    const head = { 'content-length': 0, etag: '"e"', 'last-modified': new Date().toUTCString() };
    response.writeHead(requests % 2 === 1 || method === 'DELETE' ? 503 : 200, head).end();
  };
  await withServer(busy, async (store) => {
    expect((await store.head('k'))?.etag).toBe('e');
    expect(requests).toBe(2);
    const { code, message } = await faultOf(store.delete('k'));
    expect(code).toBe('storage_unavailable');
    expect(message).toContain('503');
    expect(requests).toBe(4);
  });
});

it.each([
  [403, 'SignatureDoesNotMatch'],
  [404, 'NoSuchBucket'],
])('names a refusal: %d %s', async (status, name) => {
  const refusal: RequestListener = (request, response) => {
    request.resume();
    const body = `<?xml version="1.0"?><Error><Code>${name}</Code><Message>no</Message></Error>`;
    response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
  };
  await withServer(refusal, async (store) => {
    const { code, message } = await faultOf(store.get('k'));
    expect(code).toBe('storage_unavailable');
    expect(message).toContain(name);
  });
});
