// One process of the system, as far as traces go: node trace-process.mjs ENDPOINT SERVICE SESSION. A program of its own: the exporter loads modules in a way Jest has not.
import { createRequire } from 'node:module';

const { createTracing } = createRequire(import.meta.url)('../../packages/shared/dist/index.js');

const [, , endpoint, service, session] = process.argv;
const tracing = await createTracing(endpoint, service);
const run = async () => {
  if (service === 'api') await tracing.span(session, 'upload', {}, () => Promise.resolve());
  else {
    await tracing
      .span(session, 'ingest-inspect', {}, () => Promise.reject(new Error('cut')))
      .catch(() => undefined);
    tracing.whole(session, new Date(1_000_000));
    await tracing.span('00000000-0000-4000-8000-000000000001', 'another', {}, () => Promise.resolve());
  }
  await tracing.stop();
};
void run();
