import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { createLogger } from '../logging';
import { startEmbedded } from './embedded';
import { orphansOf } from './orphans';
import { processesWith, redisAvailable, until } from '../testing';

const log = createLogger('test', 'silent');
let dataPath: string;
beforeEach(async () => {
  dataPath = await mkdtemp(path.join(tmpdir(), 'papiscope-embedded-'));
});
afterEach(() => rm(dataPath, { recursive: true, force: true }));

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

const servers = async (): Promise<string[]> => (await processesWith(dataPath)).map(({ command }) => command);

test('a database outlives a stop, and nothing is left running', async () => {
  const first = await startEmbedded({ dataPath, log });
  try {
    expect(first.redisUrl !== null).toBe(redisAvailable().available);
    await query(first.databaseUrl, 'CREATE TABLE kept AS SELECT 7 AS n');
  } finally {
    await first.stop();
  }
  expect(await servers()).toEqual([]);

  const second = await startEmbedded({ dataPath, log, redis: false });
  try {
    expect(second.redisUrl).toBeNull();
    expect(await query(second.databaseUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  } finally {
    await second.stop();
  }
  expect(existsSync(path.join(dataPath, 'postgres', 'postmaster.pid'))).toBe(false);
});

test('a server that was killed leaves a pid file that does not stop the next start', async () => {
  const first = await startEmbedded({ dataPath, log, redis: false });
  const pidFile = path.join(dataPath, 'postgres', 'postmaster.pid');
  const [pid] = (await readFile(pidFile, 'utf8')).split('\n');
  process.kill(Number(pid), 'SIGKILL');
  await first.stop();
  expect(existsSync(pidFile)).toBe(true);
  const second = await startEmbedded({ dataPath, log, redis: false });
  try {
    expect(await query(second.databaseUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  } finally {
    await second.stop();
  }
});

test('a process that does not notice the death of its server does not stop the next start', async () => {
  const first = await startEmbedded({ dataPath, log, redis: false });
  const folder = path.join(dataPath, 'postgres');
  await query(first.databaseUrl, 'CREATE TABLE kept AS SELECT 7 AS n');
  const writer = (await orphansOf(folder)).find(({ title }) => title.includes('walwriter'));
  const [pid] = (await readFile(path.join(folder, 'postmaster.pid'), 'utf8')).split('\n');
  process.kill(Number(writer?.pid), 'SIGSTOP');
  process.kill(Number(pid), 'SIGKILL');
  await first.stop();
  const second = await startEmbedded({ dataPath, log, redis: false });
  try {
    expect(await query(second.databaseUrl, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect(await orphansOf(folder)).not.toContainEqual(writer);
  } finally {
    await second.stop();
  }
  expect(await orphansOf(folder)).toEqual([]);
});

test('servers end with the process that started them, however it ends', async () => {
  const starter: ChildProcess = spawn(
    process.execPath,
    [
      '-e',
      `const { startEmbedded } = require(process.argv[1]);
       const { createLogger } = require(process.argv[2]);
       startEmbedded({ dataPath: process.argv[3], log: createLogger('x', 'silent') }).then(() => process.send('up'));`,
      path.resolve(__dirname, '..', '..', 'dist', 'embedded'),
      path.resolve(__dirname, '..', '..', 'dist', 'logging'),
      dataPath,
    ],
    { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  await once(starter, 'message');
  expect((await servers()).length).toBeGreaterThan(1);
  starter.kill('SIGKILL');
  await until('the servers are gone', async () => (await servers()).length === 0);
});
