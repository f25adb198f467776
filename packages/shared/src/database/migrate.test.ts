import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { createLogger } from '../logging';
import { startTestDatabase, type TestDatabase } from '../testing';
import { migrate } from './migrate';
import { MIGRATIONS_FOLDER, readMigrations } from './migrations';

const log = createLogger('test', 'silent');
const run = promisify(execFile);
const script = path.resolve(MIGRATIONS_FOLDER, '..', '..', 'scripts', 'migration.mjs');

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-migrations-'));
  database = await startTestDatabase({ tables: false });
});
afterAll(async () => {
  await database.stop();
  await rm(folder, { recursive: true });
});

async function query(sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('processes that start together apply each migration once', async () => {
  const known = await readMigrations(MIGRATIONS_FOLDER);
  const applied = await Promise.all([migrate(database.url, log), migrate(database.url, log)]);
  expect(applied.flat()).toEqual(known.map(({ name }) => name));
  expect(await migrate(database.url, log)).toEqual([]);
});

test('the record is what `prisma migrate deploy` would have left', async () => {
  const [row] = await query('SELECT * FROM _prisma_migrations ORDER BY migration_name LIMIT 1');
  const bytes = await readFile(path.join(MIGRATIONS_FOLDER, '0001_init', 'migration.sql'));
  expect(row).toMatchObject({
    migration_name: '0001_init',
    checksum: createHash('sha256').update(bytes).digest('hex'),
    applied_steps_count: 1,
    logs: null,
    rolled_back_at: null,
  });
  expect(row?.['finished_at']).toBeInstanceOf(Date);
});

test('migrations and schema agree', async () => {
  const { stdout } = await run(process.execPath, [script, 'check', database.url]);
  expect(stdout).toBe('');
});

test('a migration that fails leaves nothing but its record, and stops what comes after', async () => {
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true });
  await mkdir(path.join(folder, '9999_bad'));
  await writeFile(
    path.join(folder, '9999_bad', 'migration.sql'),
    'CREATE TABLE half (id int); SELECT nonsense();',
  );
  await expect(migrate(database.url, log, folder)).rejects.toMatchObject({ code: 'migration_failed' });
  expect(await query("SELECT to_regclass('half') AS half")).toEqual([{ half: null }]);
  const [row] = await query("SELECT * FROM _prisma_migrations WHERE migration_name = '9999_bad'");
  expect(row).toMatchObject({ finished_at: null, applied_steps_count: 0 });
  expect(row?.['logs']).toContain('nonsense');
  await expect(migrate(database.url, log)).rejects.toThrow('9999_bad began before and did not end');
});
