import type { Context, Database, Queues } from '@papiscope/shared';
import { sessionStatusSchema, type SessionStatus } from '@papiscope/shared/contracts';
import type { Metric } from './exposition';

/** How many sessions there are in each status. */
export async function sessionCounts(database: Database): Promise<Record<SessionStatus, number>> {
  const groups = await database.measurementSession.groupBy({ by: ['status'], _count: true });
  const counts = new Map(groups.map(({ status, _count }) => [status, _count]));
  return Object.fromEntries(
    sessionStatusSchema.options.map((status) => [status, counts.get(status) ?? 0]),
  ) as Record<SessionStatus, number>;
}

async function sessions(database: Database): Promise<Metric> {
  const counts = await sessionCounts(database);
  return {
    name: 'papiscope_sessions',
    help: 'Sessions by status.',
    type: 'gauge',
    samples: Object.entries(counts).map(([status, value]) => ({ labels: { status }, value })),
  };
}

/** What an alert looks at: sessions that wait for something that is away, by what it is. */
async function delays(database: Database): Promise<Metric> {
  const groups = await database.measurementSession.groupBy({
    by: ['delayed_code'],
    where: { delayed_since: { not: null }, status: { in: ['pending', 'processing'] } },
    _count: true,
  });
  return {
    name: 'papiscope_sessions_delayed',
    help: 'Sessions that wait for a storage, a disk or a server that is away.',
    type: 'gauge',
    samples: groups.map(({ delayed_code: code, _count: value }) => ({
      labels: { code: code ?? 'unknown' },
      value,
    })),
  };
}

async function jobs(queues: Queues): Promise<Metric> {
  const samples = Object.entries(await queues.counts()).flatMap(([queue, counts]) =>
    Object.entries(counts).map(([state, value]) => ({ labels: { queue, state }, value })),
  );
  return { name: 'papiscope_queue_jobs', help: 'Jobs by queue and state.', type: 'gauge', samples };
}

function processMetrics(): Metric[] {
  const { rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const one = (name: string, help: string, type: Metric['type'], value: number): Metric => ({
    name,
    help,
    type,
    samples: [{ value }],
  });
  return [
    one('process_resident_memory_bytes', 'Resident memory size in bytes.', 'gauge', rss),
    one('process_cpu_seconds_total', 'Processor time spent in seconds.', 'counter', (user + system) / 1e6),
    one('process_uptime_seconds', 'Seconds since this process started.', 'gauge', process.uptime()),
  ];
}

/** What there is to watch: work waiting and under way, and this process. */
export async function collect({ database, queues }: Context): Promise<Metric[]> {
  return [await sessions(database), await delays(database), await jobs(queues), ...processMetrics()];
}
