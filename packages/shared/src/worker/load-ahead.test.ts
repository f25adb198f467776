import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startTestDatabase, until } from '../testing';

/** As the service's entry point does it; the built package, since it has to be a process of its own. */
const SERVICE = `
  const { serveQueue } = require(${JSON.stringify(path.resolve(__dirname, '../../dist'))});
  const idle = () => new Promise(() => undefined);
  void serveQueue('ingest', { 'ingest-inspect': idle }, () => process.send('loaded ahead'));`;

test('a process says that it has started before it loads what its first job needs', async () => {
  const dataPath = await mkdtemp(path.join(tmpdir(), 'papiscope-ahead-'));
  const entry = path.join(dataPath, 'service.js');
  await writeFile(entry, SERVICE);
  const database = await startTestDatabase();
  const child = fork(entry, {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: database.url,
      DATA_PATH: dataPath,
      SIGNING_SECRET: 'only-for-tests-0123456789',
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const said: unknown[] = [];
  child.on('message', (message) => said.push(message));
  const ended = once(child, 'exit');
  try {
    await until('it has loaded ahead', () => said.length > 1, 50_000);
    expect(said).toEqual(['started', 'loaded ahead']);
    child.kill('SIGTERM');
    await ended;
    expect(child.exitCode).toBe(0);
  } finally {
    child.kill('SIGKILL');
    await ended;
    await database.stop();
    await rm(dataPath, { recursive: true, force: true });
  }
}, 120_000);
