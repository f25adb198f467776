import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { whileThere } from './faults';

/** Removes the files and folders directly in `folder` that were last changed before the given moment, save those named; tells how many. */
export async function sweepFolder(
  folder: string,
  olderThan: Date,
  spared: ReadonlySet<string> = new Set(),
): Promise<number> {
  let count = 0;
  for (const name of (await whileThere(readdir(folder))) ?? []) {
    if (spared.has(name)) continue;
    const file = path.join(folder, name);
    const stats = await whileThere(stat(file));
    if (!stats || stats.mtime >= olderThan) continue;
    await rm(file, { recursive: true, force: true });
    count += 1;
  }
  return count;
}
