import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../embedded';
import { queueBackends, startRedis, startTestDatabase, until } from '../testing';

/** As the service's entry point does it; the built package, since it has to be a process of its own. */
const SERVICE = `
  const { serveQueue } = require(${JSON.stringify(path.resolve(__dirname, '../../dist'))});
  const idle = () => new Promise(() => undefined);
  void serveQueue('ingest', { 'ingest-inspect': idle });`;

const { here, leftOut } = queueBackends();
if (leftOut !== null) test.skip(leftOut, () => undefined);

describe.each(here)('a process on %s', (kind) => {
  test('ends after SIGTERM though database and queue are gone, and its status says that it was not clean', async () => {
    const dataPath = await mkdtemp(path.join(tmpdir(), 'papiscope-stop-'));
    const database = await startTestDatabase();
    const redis = kind === 'redis' ? await startRedis() : null;
    const port = await freePort();
    const child = spawn(process.execPath, ['-e', SERVICE], {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATABASE_URL: database.url,
        REDIS_URL: redis?.url ?? '',
        DATA_PATH: dataPath,
        SIGNING_SECRET: 'only-for-tests-0123456789',
        HEALTH_PORT: String(port),
        LOG_LEVEL: 'silent',
      },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    try {
      await until(
        'it is ready',
        async () => {
          const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
          await answer?.body?.cancel();
          return answer?.ok;
        },
        50_000,
      );
      await redis?.stop();
      await database.stop();
      child.kill('SIGTERM');
      await until('it has ended', () => child.exitCode !== null, 25_000);
      expect([0, 1]).toContain(child.exitCode);
    } finally {
      child.kill('SIGKILL');
      await ended;
      await redis?.stop();
      await database.stop();
      await rm(dataPath, { recursive: true, force: true });
    }
  }, 120_000);
});
