import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { PostgresPrograms } from '../embedded';

/** A server of Debian's with the programs that save and restore its databases, as paths. */
export interface DebianPostgres extends PostgresPrograms {
  readonly pgDump: string;
  readonly pgRestore: string;
}

const ROOT = '/usr/lib/postgresql';

/** Debian's newest Postgres on this machine; null when there is none. */
export function debianPostgres(): DebianPostgres | null {
  const versions = existsSync(ROOT) ? readdirSync(ROOT) : [];
  for (const version of versions.sort((a, b) => Number(b) - Number(a))) {
    const [initdb, postgres, pgDump, pgRestore] = ['initdb', 'postgres', 'pg_dump', 'pg_restore'].map(
      (name) => path.join(ROOT, version, 'bin', name),
    ) as [string, string, string, string];
    const programs = { initdb, postgres, pgDump, pgRestore };
    if (Object.values(programs).every((file) => existsSync(file))) return programs;
  }
  return null;
}
