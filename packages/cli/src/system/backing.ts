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
    let databaseUrl = env['DATABASE_URL'] ?? '';
    if (databaseUrl === '') {
      const postgres = await startPostgres(path.join(dataPath, 'postgres'), log);
      servers.push(postgres);
      databaseUrl = postgres.url;
    }
    let redisUrl = env['REDIS_URL'] ?? '';
    if (redisUrl === '' && redis) {
      const server = await startRedis(path.join(dataPath, 'redis'), log);
      if (server !== null) servers.push(server);
      redisUrl = server?.url ?? '';
    }
    await migrate(databaseUrl, log);
    return { databaseUrl, redisUrl: redisUrl === '' ? null : redisUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
