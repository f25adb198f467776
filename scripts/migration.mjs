// node scripts/migration.mjs new NAME      writes the migration that brings the present ones to prisma/schema.prisma (after a build)
// node scripts/migration.mjs check URL     compares a migrated database with the schema; exit status 1 and the SQL where they differ
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { differenceToSchema } from './schema-engine.mjs';

const migrations = path.resolve(import.meta.dirname, '..', 'prisma', 'migrations');

async function check(url) {
  const sql = await differenceToSchema(url);
  if (sql !== '') {
    console.log(sql);
    process.exitCode = 1;
  }
}

async function create(name) {
  const { createLogger, migrate, startEmbedded } = createRequire(import.meta.url)(
    '../packages/shared/dist/index.js',
  );
  const log = createLogger('migration', 'warn');
  const folder = await mkdtemp(path.join(os.tmpdir(), 'papiscope-migration-'));
  const services = await startEmbedded({ dataPath: folder, log, redis: false });
  try {
    await migrate(services.databaseUrl, log);
    const sql = await differenceToSchema(services.databaseUrl);
    if (sql === '') return console.log('The migrations agree with the schema already.');
    const count = (await readdir(migrations, { withFileTypes: true })).filter((e) => e.isDirectory()).length;
    const target = path.join(migrations, `${String(count + 1).padStart(4, '0')}_${name}`);
    await mkdir(target);
    await writeFile(path.join(target, 'migration.sql'), `${sql}\n`);
    console.log(target);
  } finally {
    await services.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const [command, argument] = process.argv.slice(2);
if (command === 'check' && argument) await check(argument);
else if (command === 'new' && /^[a-z0-9_]+$/.test(argument ?? '')) await create(argument);
else {
  console.error('usage: node scripts/migration.mjs new NAME | check URL');
  process.exitCode = 2;
}
