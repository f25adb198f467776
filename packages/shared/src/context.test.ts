import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadConfig } from './config';
import { createContext } from './context';
import { freePort } from './embedded';
import { startTestDatabase, type TestDatabase } from './testing';

let dataPath: string;
let empty: TestDatabase;
beforeAll(async () => {
  dataPath = await mkdtemp(path.join(tmpdir(), 'papiscope-context-'));
  empty = await startTestDatabase({ tables: false });
});
afterAll(async () => {
  await empty.stop();
  await rm(dataPath, { recursive: true });
});

const config = (DATABASE_URL: string) =>
  loadConfig({ DATABASE_URL, DATA_PATH: dataPath, SIGNING_SECRET: 'x'.repeat(32), LOG_LEVEL: 'silent' });

test('a process does not start on a database that lacks a migration', async () => {
  await expect(createContext(config(empty.url), 'test')).rejects.toMatchObject({
    code: 'migration_failed',
    detail: '0001_init is not applied; run "papiscope migrate" first.',
  });
});

test('a database that is not there is told by its setting, and not by its address', async () => {
  const url = `postgres://me:hunter2@127.0.0.1:${await freePort()}/x`;
  const start = createContext(config(url), 'test');
  await expect(start).rejects.toMatchObject({ code: 'database_unavailable' });
  await expect(start).rejects.toThrow(/DATABASE_URL/);
  await expect(start).rejects.not.toThrow(/hunter2/);
});
