import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate } from '../database';
import { startPostgres, type PostgresPrograms } from '../embedded';
import { createLogger } from '../logging';

export interface TestDatabase {
  readonly url: string;
  /** Stops the server and removes its folder. */
  stop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** False: without the tables of papiscope. */
  readonly tables?: boolean;
  readonly programs?: PostgresPrograms;
}

/** A Postgres of one's own, in a folder of its own. */
export async function startTestDatabase({
  tables = true,
  ...options
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-pg-'));
  const log = createLogger('test', 'silent');
  const server = await startPostgres(path.join(folder, 'postgres'), log, options);
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    if (tables) await migrate(server.url, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: server.url, stop };
}
