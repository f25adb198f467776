import path from 'node:path';
import { migrate, startPostgres, startRedis, type EmbeddedServer, type Logger } from '@papiscope/shared';
import type { Environment } from './settings';

export interface Backing {
  readonly databaseUrl: string;
  /** Null: jobs go through the database. */
  readonly redisUrl: string | null;
  stop(): Promise<void>;
}

/** The database and the queue: those that are set, else servers of our own below the data folder. The database is brought up to date. */
export async function startBacking(
  dataPath: string,
  env: Environment,
  log: Logger,
  { redis }: { readonly redis: boolean },
): Promise<Backing> {
  const servers: EmbeddedServer[] = [];
  const stop = async (): Promise<void> => {
    for (const server of servers.splice(0).reverse()) await server.stop();
  };
  try {
    const given = { database: env['DATABASE_URL'] ?? '', redis: env['REDIS_URL'] ?? '' };
    const starts = [
      given.database === '' ? startPostgres(path.join(dataPath, 'postgres'), log) : null,
      given.redis === '' && redis ? startRedis(path.join(dataPath, 'redis'), log) : null,
    ] as const;
    // what has started must be known before what failed ends the start
    for (const start of await Promise.allSettled(starts))
      if (start.status === 'fulfilled' && start.value !== null) servers.push(start.value);
    const [postgres, queue] = await Promise.all(starts);
    const databaseUrl = postgres?.url ?? given.database;
    const redisUrl = queue?.url ?? given.redis;
    await migrate(databaseUrl, log);
    return { databaseUrl, redisUrl: redisUrl === '' ? null : redisUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
