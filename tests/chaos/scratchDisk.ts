import { execFile } from 'node:child_process';
import { mkdir, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A small disk of its own for scratch, where this machine lets us mount one. */
export interface ScratchDisk {
  readonly folder: string;
  readonly isSmall: boolean;
  /** Leaves no byte free. */
  fill(): Promise<void>;
  empty(): Promise<void>;
  release(): Promise<void>;
}

const FILLER = 'filler';

const mount = (folder: string): Promise<boolean> =>
  run('mount', ['-t', 'tmpfs', '-o', 'size=448m', 'papiscope-chaos', folder]).then(
    () => true,
    () => false,
  );

export async function scratchDisk(folder: string, small: boolean): Promise<ScratchDisk> {
  await mkdir(folder, { recursive: true });
  const isSmall = small && (await mount(folder));
  const filler = path.join(folder, FILLER);
  return {
    folder,
    isSmall,
    async fill() {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(filler, Buffer.alloc(0));
      const block = Buffer.alloc(4 * 1024 ** 2);
      for (let left = bavail * bsize; left > 0; left -= block.length)
        await writeFile(filler, block.subarray(0, Math.min(left, block.length)), { flag: 'a' }).catch(
          () => undefined,
        );
    },
    async empty() {
      await truncate(filler).catch(() => undefined);
      await rm(filler, { force: true });
    },
    async release() {
      if (isSmall) await run('umount', ['-l', folder]);
    },
  };
}
