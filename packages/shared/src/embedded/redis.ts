import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Redis } from 'ioredis';
import { PapiscopeError } from '../contracts';
import type { Logger } from '../logging';
import type { EmbeddedServer } from './postgres';
import { confined, endProcess, findOnPath, freePort, outputTail, waitFor } from './processes';

async function ping(url: string): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: 0,
    disconnectTimeout: 100,
    retryStrategy: () => null,
  });
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
  } finally {
    redis.disconnect();
  }
}

/** One whose starter was killed. Nothing is lost with it: unfinished sessions are found in the database. */
async function stopForgotten(pidFile: string, folder: string, log: Logger): Promise<void> {
  const pid = Number(await readFile(pidFile, 'utf8').catch(() => ''));
  if (!(pid > 0)) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (command.includes('redis-server')) {
    const cwd = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    if (cwd.includes(`PAPISCOPE_REDIS=${folder}`)) {
      log.warn({ pid }, 'stopping a Redis that was left running');
      process.kill(pid, 'SIGTERM');
    }
  }
  await rm(pidFile, { force: true });
}

/** Starts a Redis of our own, in memory only, on a free port of 127.0.0.1; null when this machine has no redis-server. */
export async function startRedis(folder: string, log: Logger): Promise<EmbeddedServer | null> {
  const program = findOnPath('redis-server');
  if (program === null) return null;
  await mkdir(folder, { recursive: true });
  const pidFile = path.join(folder, 'redis.pid');
  await stopForgotten(pidFile, folder, log);
  const port = await freePort();
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'no',
    'maxmemory-policy': 'noeviction',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { command, args } = confined(program, flags, { endWith: 'TERM' });
  const child = spawn(command, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'] ?? '', PAPISCOPE_REDIS: folder },
  });
  const tail = outputTail(child);
  const url = `redis://127.0.0.1:${port}`;
  let failed = false;
  child.on('error', () => {
    failed = true;
  });
  const giveUp = (): Error | null =>
    failed || child.exitCode !== null
      ? new PapiscopeError('queue_unavailable', `The embedded Redis did not start: ${tail()}`)
      : null;
  try {
    await waitFor(() => ping(url), { limit: 10_000, giveUp });
  } catch (error) {
    await endProcess(child, 'SIGKILL', 1_000);
    throw error;
  }
  await writeFile(pidFile, String(child.pid));
  log.debug({ port }, 'embedded Redis started');
  return {
    url,
    async stop() {
      await endProcess(child, 'SIGTERM', 5_000);
      await rm(pidFile, { force: true });
    },
  };
}
