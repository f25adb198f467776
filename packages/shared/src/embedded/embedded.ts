import path from 'node:path';
import type { Logger } from '../logging';
import { startPostgres } from './postgres';
import { startRedis } from './redis';

export interface EmbeddedOptions {
  /** The servers' folders are made below it. When this process is root, its parents must let other users through. */
  readonly dataPath: string;
  readonly log: Logger;
  /** False: jobs go through Postgres even where a redis-server is installed. */
  readonly redis?: boolean;
}

export interface Embedded {
  readonly databaseUrl: string;
  /** Null: there is no redis-server; jobs go through the database. */
  readonly redisUrl: string | null;
  stop(): Promise<void>;
}

/** Starts what papiscope needs and nobody has set up: a Postgres, and a Redis where one is installed. */
export async function startEmbedded({ dataPath, log, redis = true }: EmbeddedOptions): Promise<Embedded> {
  const root = path.resolve(dataPath);
  const postgresServer = await startPostgres(path.join(root, 'postgres'), log);
  try {
    const redisServer = redis ? await startRedis(path.join(root, 'redis'), log) : null;
    return {
      databaseUrl: postgresServer.url,
      redisUrl: redisServer?.url ?? null,
      async stop() {
        await redisServer?.stop();
        await postgresServer.stop();
      },
    };
  } catch (error) {
    await postgresServer.stop();
    throw error;
  }
}
