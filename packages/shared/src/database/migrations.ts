import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PapiscopeError } from '../contracts';

export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hex, as `prisma migrate deploy` records it. */
  readonly checksum: string;
}

/** The nearest folder of migrations above this file: the repository's own, or the one that an image brings along. */
function findMigrations(): string {
  for (let folder = __dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const found = path.join(folder, 'prisma', 'migrations');
    if (existsSync(found)) return found;
  }
  throw new PapiscopeError('migration_failed', 'This installation lacks its folder prisma/migrations.');
}

export const MIGRATIONS_FOLDER = findMigrations();

/** In the order in which they are applied: by name. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(path.join(folder, name, 'migration.sql'));
      return {
        name,
        sql: bytes.toString('utf8'),
        checksum: createHash('sha256').update(bytes).digest('hex'),
      };
    }),
  );
}

/** A row of `_prisma_migrations`. */
export interface AppliedMigration {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly rolled_back_at: Date | null;
}

export interface MigrationPlan {
  readonly pending: readonly Migration[];
  /** One that began and never ended: a person has to look at the database. */
  readonly stuck: string | null;
  readonly warnings: readonly string[];
}

/** What is to be applied, by the rules of `prisma migrate deploy`. */
export function planMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): MigrationPlan {
  const standing = applied.filter((row) => row.rolled_back_at === null);
  const byName = new Map(standing.map((row) => [row.migration_name, row]));
  const names = new Set(known.map(({ name }) => name));
  return {
    pending: known.filter(({ name }) => !byName.has(name)),
    stuck: standing.find((row) => row.finished_at === null)?.migration_name ?? null,
    warnings: [
      ...known
        .filter(({ name, checksum }) => (byName.get(name)?.checksum ?? checksum) !== checksum)
        .map(({ name }) => `migration ${name} was changed after it had been applied`),
      ...standing
        .filter((row) => !names.has(row.migration_name))
        .map((row) => `the database has migration ${row.migration_name}, which this version does not know`),
    ],
  };
}
