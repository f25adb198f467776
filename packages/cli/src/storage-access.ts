import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  createDatabase,
  createLogger,
  createStores,
  loadConfig,
  requireMigrated,
  type Config,
  type Database,
  type Logger,
  type Stores,
} from '@papiscope/shared';

export interface StorageAccess {
  readonly config: Config;
  readonly database: Database;
  readonly stores: Stores;
  readonly log: Logger;
}

/** These commands give no signed addresses out, so that any secret will do where a service has left none. */
async function signingSecret(): Promise<string> {
  const file = path.join(process.env['DATA_PATH'] ?? 'data', 'signing-secret');
  return readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => 'no address is signed here',
  );
}

/** Lends the database and the stores that the environment names, without queue and services. @throws config_invalid, database_unavailable, migration_failed */
export async function withStorage<T>(use: (access: StorageAccess) => Promise<T>): Promise<T> {
  const env = process.env;
  const config = loadConfig({
    ...env,
    DATA_PATH: env['DATA_PATH'] || 'data',
    SIGNING_SECRET: env['SIGNING_SECRET'] || (await signingSecret()),
  });
  const log = createLogger('storage', env['LOG_LEVEL'] ?? 'silent');
  const database = createDatabase(config.databaseUrl);
  const stores = createStores(config.storage);
  try {
    await requireMigrated(database);
    return await use({ config, database, stores, log });
  } finally {
    stores.close();
    await database.$disconnect();
  }
}
