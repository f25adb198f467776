import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createTracing } from '@papiscope/shared';

interface Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly status: { readonly code?: number };
  readonly startTimeUnixNano: string;
}
interface Export {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly { key: string; value: { stringValue?: string } }[] };
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[];
  }[];
}

let collector: Server;
let endpoint: string;
const received: Export[] = [];
beforeAll(async () => {
  collector = createServer((request, response) => {
    void json(request).then((body) => {
      if (request.url === '/v1/traces') received.push(body as Export);
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`;
});
afterAll(() => collector.close());

test('processes that know nothing of each other tell one trace of a session', async () => {
  const id = randomUUID();
  const run = promisify(execFile);
  for (const service of ['api', 'ingest'])
    await run(process.execPath, [path.join(__dirname, 'trace-process.mjs'), endpoint, service, id]);

  const resources = received.flatMap(({ resourceSpans }) => resourceSpans);
  const services = resources.flatMap(({ resource }) =>
    resource.attributes.filter(({ key }) => key === 'service.name').map(({ value }) => value.stringValue),
  );
  expect(new Set(services)).toEqual(new Set(['papiscope-api', 'papiscope-ingest']));
  const all = resources.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));
  const own = all.filter(({ traceId }) => traceId === id.replaceAll('-', ''));
  expect(all).toHaveLength(4);
  expect(own.map(({ name }) => name).sort()).toEqual(['flight', 'ingest-inspect', 'upload']);
  const whole = own.find(({ name }) => name === 'flight');
  expect(whole?.parentSpanId || null).toBeNull();
  expect(whole?.startTimeUnixNano).toBe('1000000000000');
  for (const span of own) if (span !== whole) expect(span.parentSpanId).toBe(whole?.spanId);
  expect(own.find(({ name }) => name === 'ingest-inspect')?.status.code).toBe(2);
}, 60_000);

test('without an endpoint nothing is traced', async () => {
  expect(await createTracing(null, 'x').span(randomUUID(), 'a', {}, () => Promise.resolve(5))).toBe(5);
});
