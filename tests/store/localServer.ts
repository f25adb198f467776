import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { ERROR_TABLE, attachment, parseRangeHeader, verifyUrl } from '@papiscope/shared';
import type { ErrorCode, ObjectStore } from '@papiscope/shared';

async function answer(
  store: ObjectStore,
  secret: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method = 'GET', url = '/' } = request;
  const verdict = verifyUrl(secret, method, url);
  if (!verdict.ok) return void response.writeHead(403).end(verdict.reason);
  const [pathname = ''] = url.split('?');
  const upload = /^\/api\/v1\/upload-parts\/([^/]+)\/(\d+)$/.exec(pathname);
  if (upload) {
    const { key = '' } = verdict.params;
    const part = await store.multipart.putPart(key, upload[1] ?? '', Number(upload[2]), request);
    return void response.writeHead(200, { etag: part.etag }).end();
  }
  const key = decodeURIComponent(pathname.replace('/api/v1/objects/', ''));
  const range = parseRangeHeader(request.headers.range);
  const { head, body } = await store.get(key, range ? { range } : {});
  const { download_name: name, content_type: type } = verdict.params;
  response.writeHead(range ? 206 : 200, {
    'content-type': type ?? head.contentType,
    ...(name !== undefined && { 'content-disposition': attachment(name) }),
  });
  await pipeline(body, response);
}

/** The least of an API that honours the local store's signed URLs. */
export async function serveLocal(
  secret: string,
  store: () => ObjectStore,
): Promise<Server & { url: string }> {
  const server = createServer((request, response) => {
    answer(store(), secret, request, response).catch((error: { code?: ErrorCode }) => {
      response.writeHead(error.code ? ERROR_TABLE[error.code].http : 500).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(server, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
