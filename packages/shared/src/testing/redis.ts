import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../embedded';
import { findProgram, startDaemon, waitUntilReady } from './daemon';

export interface TestRedis {
  readonly url: string;
  readonly port: number;
  /** Removes every key that fits a pattern. */
  forget(pattern: string): Promise<void>;
  stop(): Promise<void>;
}

/** Whether this machine has what `startRedis` needs; `missing` says what it has not. */
export function redisAvailable(): { available: boolean; missing: readonly string[] } {
  const missing = ['redis-server'].filter((program) => findProgram(program) === undefined);
  return { available: missing.length === 0, missing };
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('data', (data) => settle(data.toString().startsWith('+PONG')));
    socket.once('error', () => settle(false));
  });
}

async function forget(url: string, pattern: string): Promise<void> {
  const client = new Redis(url);
  try {
    const keys = await client.keys(pattern);
    if (keys.length > 0) await client.del(...keys);
  } finally {
    client.disconnect();
  }
}

/** An empty Redis on a port of 127.0.0.1, a free one unless told otherwise, without persistence, `noeviction`. */
export async function startRedis(at?: number): Promise<TestRedis> {
  const folder = await mkdtemp(path.join(tmpdir(), 'papiscope-redis-'));
  const port = at ?? (await freePort());
  const settings = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', ''];
  const policy = ['--appendonly', 'no', '--maxmemory-policy', 'noeviction', '--daemonize', 'no'];
  const daemon = startDaemon('redis-server', [...settings, ...policy]);
  const stop = async (): Promise<void> => {
    await daemon.kill();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await waitUntilReady([daemon], () => answersPing(port), 10_000);
  } catch (error) {
    await stop();
    throw error;
  }
  const url = `redis://127.0.0.1:${port}`;
  return { url, port, forget: (pattern) => forget(url, pattern), stop };
}
