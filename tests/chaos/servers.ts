import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createLogger, freePort, startPostgres } from '@papiscope/shared';
import { startRedis, until } from '@papiscope/shared/testing';

/** A server that can be killed and started again under its address. */
export interface Mortal {
  readonly url: string;
  /** SIGKILL for all of it. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface MortalRedis extends Mortal {
  /** Forgets everything. */
  flush(): Promise<void>;
  /** What is left when its clock has jumped ahead. */
  expireLocks(): Promise<void>;
}

/** Keeps nothing: whatever is killed and started again is empty. */
export async function mortalRedis(): Promise<MortalRedis> {
  let server = await startRedis();
  const { port, url } = server;
  let lives = true;
  const kill = async (): Promise<void> => {
    lives = false;
    await server.stop();
  };
  return {
    url,
    kill,
    async start() {
      if (lives) return;
      server = await startRedis(port);
      lives = true;
    },
    stop: kill,
    flush: () => server.forget('*'),
    expireLocks: () => server.forget('*:lock'),
  };
}

/** Keeps what it has committed. */
export async function mortalPostgres(folder: string): Promise<Mortal> {
  const log = createLogger('chaos', 'silent');
  const port = await freePort();
  // Commits take a moment, so that a kill can fall into one.
  const options = { port, settings: { commit_delay: 30_000, commit_siblings: 0 } };
  let server = await startPostgres(folder, log, options);
  let lives = true;
  return {
    url: server.url,
    async kill() {
      const [pid] = (await readFile(path.join(folder, 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      lives = false;
      await until('the server is gone', () => {
        try {
          process.kill(Number(pid), 0);
          return false;
        } catch {
          return true;
        }
      });
    },
    async start() {
      if (lives) return;
      server = await startPostgres(folder, log, options);
      lives = true;
    },
    stop: () => server.stop(),
  };
}
