import { queueMetrics, type Context, type Database } from '@papiscope/shared';
import { sessionStatusSchema, type SessionStatus } from '@papiscope/shared/contracts';
import { Gauge, Registry } from 'prom-client';

/** How many sessions there are in each status. */
export async function sessionCounts(database: Database): Promise<Record<SessionStatus, number>> {
  const groups = await database.measurementSession.groupBy({ by: ['status'], _count: true });
  const counts = new Map(groups.map(({ status, _count }) => [status, _count]));
  return Object.fromEntries(
    sessionStatusSchema.options.map((status) => [status, counts.get(status) ?? 0]),
  ) as Record<SessionStatus, number>;
}

async function sessionMetrics(database: Database): Promise<Registry> {
  const registry = new Registry();
  const sessions = new Gauge({
    name: 'papiscope_sessions',
    help: 'Sessions by status.',
    labelNames: ['status'],
    registers: [registry],
  });
  for (const [status, count] of Object.entries(await sessionCounts(database)))
    sessions.set({ status }, count);
  return registry;
}

/** What an alert looks at: sessions that wait for something that is away, by what it is. */
async function delayMetrics(database: Database): Promise<Registry> {
  const registry = new Registry();
  const delayed = new Gauge({
    name: 'papiscope_sessions_delayed',
    help: 'Sessions that wait for a storage, a disk or a server that is away.',
    labelNames: ['code'],
    registers: [registry],
  });
  const groups = await database.measurementSession.groupBy({
    by: ['delayed_code'],
    where: { delayed_since: { not: null }, status: { in: ['pending', 'processing'] } },
    _count: true,
  });
  for (const { delayed_code: code, _count } of groups) delayed.set({ code: code ?? 'unknown' }, _count);
  return registry;
}

/** What there is to watch, in the text format of Prometheus: work waiting and under way, and this process. */
export async function collect({ database, queues, metrics }: Context): Promise<string> {
  const now = await Promise.all([sessionMetrics(database), delayMetrics(database), queueMetrics(queues)]);
  return Registry.merge([metrics.registry, ...now]).metrics();
}
