import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { createTracing } from '@papiscope/shared';
import { startCollector, type Collector } from '../support/collector';

let collector: Collector;
beforeAll(async () => {
  collector = await startCollector();
});
afterAll(() => collector.stop());

test('processes that know nothing of each other tell one trace of a session', async () => {
  const id = randomUUID();
  const run = promisify(execFile);
  for (const service of ['api', 'ingest'])
    await run(process.execPath, [path.join(__dirname, 'trace-process.mjs'), collector.endpoint, service, id]);

  const all = collector.spans();
  expect(new Set(all.map(({ service }) => service))).toEqual(new Set(['papiscope-api', 'papiscope-ingest']));
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
  const tracing = await createTracing(null, 'x');
  expect(await tracing.span(randomUUID(), 'a', {}, () => Promise.resolve(5))).toBe(5);
});
