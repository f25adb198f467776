import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { PapiscopeError } from '../contracts';
import type { Logger } from '../logging';
import {
  MIGRATIONS_FOLDER,
  planMigrations,
  readMigrations,
  type AppliedMigration,
  type Migration,
} from './migrations';

/** Prisma's own lock number: neither of the two starts while the other is at it. */
const LOCK = 72_707_369;

/** As Prisma makes it. */
const CREATE_TABLE = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id"                  VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"            VARCHAR(64) NOT NULL,
    "finished_at"         TIMESTAMPTZ,
    "migration_name"      VARCHAR(255) NOT NULL,
    "logs"                TEXT,
    "rolled_back_at"      TIMESTAMPTZ,
    "started_at"          TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count" INTEGER NOT NULL DEFAULT 0
  )`;

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    // One simple query: all its statements are one transaction.
    await client.query(sql);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, why]);
    throw new PapiscopeError('migration_failed', `${name}: ${why}`, { cause });
  }
  await client.query(
    'UPDATE _prisma_migrations SET applied_steps_count = 1, finished_at = now() WHERE id = $1',
    [id],
  );
}

/**
 * Applies the migrations that are missing, as `prisma migrate deploy` would; either can go on after the other.
 * Processes that start at the same time wait for each other.
 * @returns the names of those that were applied now
 * @throws migration_failed, database_unavailable
 */
export async function migrate(
  databaseUrl: string,
  log: Logger,
  folder: string = MIGRATIONS_FOLDER,
): Promise<string[]> {
  const known = await readMigrations(folder);
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', (err) => log.warn({ err }, 'database connection'));
  try {
    await client.connect();
  } catch (cause) {
    throw new PapiscopeError('database_unavailable', undefined, { cause });
  }
  try {
    // Ends with the connection.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(CREATE_TABLE);
    const { rows } = await client.query<AppliedMigration>('SELECT * FROM _prisma_migrations');
    const { pending, stuck, warnings } = planMigrations(known, rows);
    for (const warning of warnings) log.warn(warning);
    if (stuck !== null)
      throw new PapiscopeError('migration_failed', `${stuck} began before and did not end; see its logs.`);
    for (const migration of pending) {
      await apply(client, migration);
      log.info({ migration: migration.name }, 'migration applied');
    }
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
