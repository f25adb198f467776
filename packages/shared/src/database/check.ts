import { PapiscopeError } from '../contracts';
import type { Database } from './client';
import { MIGRATIONS_FOLDER, planMigrations, readMigrations, type AppliedMigration } from './migrations';

async function appliedMigrations(database: Database): Promise<AppliedMigration[]> {
  try {
    const [table] = await database.$queryRaw<{ found: boolean }[]>`
      SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`;
    if (table?.found !== true) return [];
    return await database.$queryRaw<AppliedMigration[]>`
      SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations`;
  } catch (cause) {
    throw new PapiscopeError('database_unavailable', 'The one at DATABASE_URL does not answer.', { cause });
  }
}

/**
 * A process must not work on tables it does not know.
 * @throws migration_failed when the database lacks a migration, database_unavailable
 */
export async function requireMigrated(database: Database): Promise<void> {
  const known = await readMigrations(MIGRATIONS_FOLDER);
  const { pending, stuck } = planMigrations(known, await appliedMigrations(database));
  const missing = stuck ?? pending[0]?.name;
  if (missing !== undefined)
    throw new PapiscopeError('migration_failed', `${missing} is not applied; run "papiscope migrate" first.`);
}
