import { mkdir, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../config';
import { PapiscopeError } from '../contracts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Makes the scratch folder and empties it of what processes that are gone left behind.
 * @throws config_invalid when it cannot be written
 */
export async function prepareScratch({ scratchPath }: Pick<Config, 'scratchPath'>): Promise<void> {
  try {
    await mkdir(scratchPath, { recursive: true });
    for (const name of await readdir(scratchPath)) {
      const pid = Number(/^(\d+)-/.exec(name)?.[1] ?? Number.NaN);
      const foreign = Number.isNaN(pid) || (pid !== process.pid && isAlive(pid));
      if (!foreign) await rm(path.join(scratchPath, name), { recursive: true, force: true });
    }
    await rm(await mkdtemp(path.join(scratchPath, `${process.pid}-`)), { recursive: true });
  } catch (cause) {
    throw new PapiscopeError('config_invalid', 'SCRATCH_PATH cannot be written.', { cause });
  }
}

/**
 * Lends an empty folder, and removes it with all that is in it when `work` has ended, however it ended.
 * @param needs free bytes that must be there to begin with
 * @throws scratch_full
 */
export async function withScratch<T>(
  { config }: { readonly config: Pick<Config, 'scratchPath'> },
  work: (folder: string) => Promise<T>,
  { needs = 0 }: { readonly needs?: number } = {},
): Promise<T> {
  const { bavail, bsize } = await statfs(config.scratchPath);
  if (bavail * bsize < needs)
    throw new PapiscopeError('scratch_full', `Needed: ${Math.ceil(needs / 1024 ** 2)} MiB.`);
  const folder = await mkdtemp(path.join(config.scratchPath, `${process.pid}-`));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}
