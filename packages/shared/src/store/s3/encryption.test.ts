import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { S3Encryption } from '../types';
import { S3Store } from './s3Store';

const PART = 16 * 1024 ** 2;

interface Seen {
  readonly request: string;
  readonly headers: IncomingHttpHeaders;
}

/** The least of an S3 server that lets every kind of write succeed, and tells which requests came. */
async function withRecorder(
  encryption: S3Encryption | undefined,
  use: (store: S3Store) => Promise<void>,
): Promise<Seen[]> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    seen.push({ request: `${method} ${url.replace(/^\/b\//, '').replace(/[0-9a-f-]{36}/, 'ID')}`, headers });
    request.resume();
    request.on('end', () => {
      response.setHeader('etag', '"e"');
      response.setHeader('content-type', 'application/xml');
      if (/[?&]uploads/.test(url)) response.end('<R><UploadId>u</UploadId></R>');
      else if (method === 'POST' || headers['x-amz-copy-source']) response.end('<R><ETag>"e"</ETag></R>');
      else response.end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const keys = { accessKeyId: 'a', secretAccessKey: 'b', maxAttempts: 1 };
  const store = new S3Store({ bucket: 'b', region: 'us-east-1', endpoint, encryption, ...keys }, 60);
  try {
    await use(store);
  } finally {
    store.close();
    server.closeAllConnections();
    server.close();
  }
  return seen;
}

/** Each way in which an object comes to be. */
async function everyWrite(store: S3Store): Promise<void> {
  await store.put('small', Buffer.from('x'));
  await store.put('large', Readable.from([Buffer.alloc(PART), Buffer.alloc(PART), Buffer.alloc(1)]));
  await store.multipart.create('parts');
}

const MAKING = /^(PUT small|POST \S*uploads|PUT large\?x-id=CopyObject)/;

test.each([
  ['none', undefined, {}],
  ['keys of S3', { type: 's3' } as const, { 'x-amz-server-side-encryption': 'AES256' }],
  ['the key of the bucket', { type: 'kms' } as const, { 'x-amz-server-side-encryption': 'aws:kms' }],
  [
    'a key with a name',
    { type: 'kms', keyId: 'arn:key' } as const,
    { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': 'arn:key' },
  ],
])('encryption: %s, asked for by every request that makes an object', async (_what, encryption, expected) => {
  const seen = await withRecorder(encryption, everyWrite);
  const making = seen.filter(({ request }) => MAKING.test(request));
  expect(making).toHaveLength(4);
  for (const { headers } of making) {
    const asked = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-server-side-encryption'));
    expect(Object.fromEntries(asked)).toEqual(expected);
  }
});
