import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';

export interface Orphan {
  readonly pid: number;
  /** As the process calls itself: "postgres: walwriter". */
  readonly title: string;
}

/**
 * The processes that a Postgres started, by the data folder they work in; empty where there is no /proc. Once their postmaster is gone they
 * are orphans, and end by themselves as soon as they look for it. One that waits for a lock of a process that was killed holding it never
 * looks.
 */
export async function orphansOf(folder: string): Promise<Orphan[]> {
  const own = await realpath(folder);
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const workingFolder = await readlink(path.join('/proc', pid, 'cwd')).catch(() => null);
      if (workingFolder !== own) return [];
      const command = await readFile(path.join('/proc', pid, 'cmdline'), 'utf8').catch(() => '');
      const title = command.replaceAll('\0', ' ').trim();
      return title.startsWith('postgres: ') ? [{ pid: Number(pid), title }] : [];
    }),
  );
  return found.flat();
}
