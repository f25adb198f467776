import { statfs } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Context, Logger } from '@papiscope/shared';
import { healthSchema, readinessSchema, systemSchema } from '@papiscope/shared/contracts';
import { route } from '../http/route';
import { collect, sessionCounts } from '../metrics/collect';
import { version } from '../version';

const CHECK_TIMEOUT = 5_000;

function pingStorage({ stores }: Context): Promise<unknown> {
  return stores.current.store.ping({ signal: AbortSignal.timeout(CHECK_TIMEOUT) });
}

/** What must work before requests make sense. */
function checks(context: Context): Record<string, Promise<unknown>> {
  return {
    database: context.database.$queryRaw`SELECT 1`,
    queue: context.queues.ping(),
    storage: pingStorage(context),
  };
}

async function outcome(name: string, check: Promise<unknown>, log: Logger): Promise<'ok' | 'unavailable'> {
  const late = new AbortController();
  const timeout = setTimeout(CHECK_TIMEOUT, undefined, { signal: late.signal }).then(() => {
    throw new Error('no answer in time');
  });
  try {
    await Promise.race([check, timeout]);
    return 'ok';
  } catch (err) {
    log.warn({ err, check: name }, 'not ready');
    return 'unavailable';
  } finally {
    late.abort();
  }
}

/** Of the disk that the local folder lies on, bytes. */
async function diskOf({ config, stores }: Context): Promise<{ free: number; total: number } | null> {
  if (stores.current.type !== 'local') return null;
  const disk = await statfs(config.dataPath).catch(() => null);
  return disk && { free: disk.bavail * disk.bsize, total: disk.blocks * disk.bsize };
}

export const operationRoutes = [
  route({
    method: 'get',
    path: '/healthz',
    access: 'public',
    scope: 'none',
    tag: 'operations',
    summary: 'Whether this process runs',
    answer: { status: 200, schema: healthSchema },
    handler: () => Promise.resolve({ status: 'ok' as const }),
  }),
  route({
    method: 'get',
    path: '/readyz',
    access: 'public',
    scope: 'none',
    tag: 'operations',
    summary: 'Whether everything this service needs can be used; 503 when not',
    answer: { status: 200, schema: readinessSchema },
    handler: async ({ context, res }) => {
      const entries = await Promise.all(
        Object.entries(checks(context)).map(
          async ([name, check]) => [name, await outcome(name, check, context.log)] as const,
        ),
      );
      const ready = entries.every(([, state]) => state === 'ok');
      if (!ready) res.status(503);
      return {
        status: ready ? ('ok' as const) : ('unavailable' as const),
        checks: Object.fromEntries(entries),
      };
    },
  }),
  route({
    method: 'get',
    path: '/metrics',
    access: 'viewer',
    scope: 'everywhere',
    tag: 'operations',
    summary: 'Sessions by status, jobs by queue and what this process has done; for Prometheus',
    answer: { status: 200, media: ['text/plain'], description: 'Text exposition format 0.0.4.' },
    handler: async ({ context, res }) => {
      res.type('text/plain; version=0.0.4; charset=utf-8').send(await collect(context));
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/system',
    access: 'admin',
    scope: 'everywhere',
    tag: 'operations',
    summary: 'Storage, queues and sessions at a glance',
    answer: { status: 200, schema: systemSchema },
    handler: async ({ context }) => {
      const { database, queues, stores, log } = context;
      const disk = await diskOf(context);
      return {
        version,
        storage_type: stores.current.type,
        storage_state: await outcome('storage', pingStorage(context), log),
        storage_free_bytes: disk?.free ?? null,
        storage_total_bytes: disk?.total ?? null,
        queue_kind: queues.kind,
        sessions: await sessionCounts(database),
        queues: Object.entries(await queues.counts()).map(([name, counts]) => ({ name, ...counts })),
      };
    },
  }),
];
