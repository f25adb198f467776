import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { freePort, SETTING_NAMES } from '@papiscope/shared';
import { defaultConcurrency, type ServiceName } from './services';

export type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 8080;

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** The port that was asked for; else the usual one, or any free one when that is taken. */
export async function choosePort(host: string, wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && wanted !== 0) return wanted;
  return wanted === undefined && (await isFree(host, DEFAULT_PORT)) ? DEFAULT_PORT : freePort();
}

/** A secret that stays the same from start to start, so that signed addresses go on working. */
export async function signingSecret(dataPath: string): Promise<string> {
  const file = path.join(dataPath, 'signing-secret');
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const secret = randomBytes(32).toString('hex');
    await mkdir(dataPath, { recursive: true });
    await writeFile(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  }
}

/** Settings that say how to work, not where and for whom. */
const HARMLESS = new Set([
  'LOG_LEVEL',
  'WORKER_CONCURRENCY',
  'SEGMENT_SECONDS',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
]);

/** The environment without what it says of databases, storages and accounts: for a system that is to touch none of them. */
export function ownEnvironment(env: Environment): Environment {
  const kept = ([name]: [string, unknown]): boolean => !SETTING_NAMES.includes(name) || HARMLESS.has(name);
  return Object.fromEntries(Object.entries(env).filter(kept));
}

/**
 * The API holds little and passes much on: without a limit V8 lets what passed lie until the process is twice as large as it needs to be.
 * 108,000 frames to four clients at once and reports of them need less than this; what somebody sets goes before.
 */
const API_HEAP = '--max-semi-space-size=2 --max-old-space-size=192';

/** What one service gets: the common environment, and a health port and concurrency of its own. */
export function serviceEnvironment(
  common: Environment,
  service: ServiceName,
  healthPort: number,
): Environment {
  return {
    // glibc's memory pools per thread: with many of them a process that moves large files keeps 40 MB more than it uses.
    MALLOC_ARENA_MAX: '2',
    ...common,
    ...(service === 'api' && { NODE_OPTIONS: `${API_HEAP} ${common['NODE_OPTIONS'] ?? ''}`.trim() }),
    HEALTH_HOST: '127.0.0.1',
    HEALTH_PORT: String(healthPort),
    WORKER_CONCURRENCY: common['WORKER_CONCURRENCY'] ?? String(defaultConcurrency(service)),
  };
}
