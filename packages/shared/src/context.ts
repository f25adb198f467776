import { mkdir } from 'node:fs/promises';
import type { Config } from './config';
import { createDatabase, requireMigrated, type Database } from './database';
import { createLogger, type Logger } from './logging';
import { createMetrics, timedStore, type Metrics } from './metrics';
import { createQueues, postgresBackend, redisBackend, type Queues } from './queue';
import { startRelay, type Relay } from './sessions/relay';
import { createStores, type Stores } from './store';
import { createTracing, type Tracing } from './tracing';

/** Everything a process of papiscope works with. Built in one place, from the configuration alone. */
export interface Context {
  readonly config: Config;
  readonly database: Database;
  readonly stores: Stores;
  readonly queues: Queues;
  readonly relay: Relay;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** Lets go of every connection and timer. */
  close(): Promise<void>;
}

/**
 * @param service the process's name in its logs
 * @param overrides parts to use instead, for tests; the caller closes these
 * @throws config_invalid, queue_unavailable, database_unavailable, migration_failed
 */
export async function createContext(
  config: Config,
  service: string,
  overrides: Partial<Pick<Context, 'log' | 'stores' | 'database'>> = {},
): Promise<Context> {
  const log = overrides.log ?? createLogger(service, config.logLevel);
  await mkdir(config.dataPath, { recursive: true });
  const backend =
    config.redisUrl === null ? postgresBackend(config.databaseUrl) : redisBackend(config.redisUrl);
  const metrics = createMetrics();
  const onQuery = (seconds: number): void => metrics.databaseSeconds.observe(seconds);
  const database = overrides.database ?? createDatabase(config.databaseUrl, { onQuery });
  try {
    await requireMigrated(database);
    await backend.check();
  } catch (error) {
    if (overrides.database === undefined) await database.$disconnect();
    throw error;
  }
  const stores = overrides.stores ?? createStores(config.storage, (store) => timedStore(store, metrics));
  const queues = createQueues(backend, log);
  const tracing = await createTracing(config.tracesTo, service);
  const relay = startRelay({ database, queues, log }, config.maxRunningSessions);
  return {
    config,
    database,
    stores,
    queues,
    relay,
    log,
    metrics,
    tracing,
    async close() {
      await relay.stop();
      await queues.close();
      await tracing.stop();
      if (overrides.stores === undefined) stores.close();
      if (overrides.database === undefined) await database.$disconnect();
    },
  };
}
