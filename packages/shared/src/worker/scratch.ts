import { mkdir, mkdtemp, readdir, rm, statfs, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config';
import { PapiscopeError } from '../contracts';
import { isAbandoned, ownMark } from './scratch-owner';

/** Milliseconds between two signs of life of a folder on loan. */
const SIGN_EVERY = 30_000;
/** Bytes that stay free whatever a job says it needs: logs and databases may live on the same disk. */
const RESERVE = 32 * 1024 ** 2;

/**
 * Makes the scratch folder and empties it of what processes that are gone left behind; what a living one has on loan, on this machine
 * or on another one that shares the folder, stays.
 * @throws config_invalid when it cannot be written
 */
export async function prepareScratch({ scratchPath }: Pick<Config, 'scratchPath'>): Promise<void> {
  try {
    await mkdir(scratchPath, { recursive: true });
    for (const name of await readdir(scratchPath)) {
      const folder = path.join(scratchPath, name);
      if (await isAbandoned(folder, name)) await rm(folder, { recursive: true, force: true });
    }
    await rm(await mkdtemp(path.join(scratchPath, await ownMark())), { recursive: true });
  } catch (cause) {
    // A disk that is full now may not be so for long; jobs wait for it.
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') return;
    throw new PapiscopeError('config_invalid', 'SCRATCH_PATH cannot be written.', { cause });
  }
}

/**
 * Lends an empty folder, and removes it with all that is in it when `work` has ended, however it ended.
 * @param needs free bytes that must be there to begin with, beside a small reserve
 * @throws scratch_full
 */
export async function withScratch<T>(
  { config }: { readonly config: Pick<Config, 'scratchPath'> },
  work: (folder: string) => Promise<T>,
  { needs = 0 }: { readonly needs?: number } = {},
): Promise<T> {
  const { bavail, bsize } = await statfs(config.scratchPath);
  const free = bavail * bsize;
  if (free < needs + RESERVE) {
    const mib = (bytes: number): number => Math.ceil(bytes / 1024 ** 2);
    throw new PapiscopeError('scratch_full', `Needed: ${mib(needs + RESERVE)} MiB, free: ${mib(free)} MiB.`);
  }
  const folder = await mkdtemp(path.join(config.scratchPath, await ownMark()));
  const signs = setInterval(() => {
    const now = new Date();
    utimes(folder, now, now).catch(() => undefined);
  }, SIGN_EVERY);
  try {
    return await work(folder);
  } finally {
    clearInterval(signs);
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
