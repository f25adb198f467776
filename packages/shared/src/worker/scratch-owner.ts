import { createHash } from 'node:crypto';
import { readFile, readlink, stat } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Milliseconds without a sign of life after which a folder lent on another machine is abandoned. */
const SILENCE = 15 * 60_000;
const MARK = /^([0-9a-f]{8})\.(\d+)\.(\d+)-/;

/** Where process numbers mean the same: a machine, and on it a container. */
async function processSpace(): Promise<string> {
  const space = await readlink('/proc/self/ns/pid').catch(() => '');
  return createHash('sha256').update(`${hostname()} ${space}`).digest('hex').slice(0, 8);
}

/** When a process was started, in ticks of the kernel; null when there is none. Where there is no /proc, 0 for every one that lives. */
async function startedAt(pid: number): Promise<string | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, whatever it holds.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '0';
  } catch {
    if (process.platform === 'linux') return null;
    try {
      process.kill(pid, 0);
      return '0';
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'EPERM' ? '0' : null;
    }
  }
}

let mark: Promise<string> | null = null;

/** What names of this process's folders begin with; no other process, now or later, has the same. */
export function ownMark(): Promise<string> {
  mark ??= (async () => `${await processSpace()}.${process.pid}.${(await startedAt(process.pid)) ?? '0'}-`)();
  return mark;
}

/**
 * Whether whoever a folder was lent to is gone: known by its process where that is to be seen from here, by its silence elsewhere.
 * What carries no mark is nobody's of papiscope, and never abandoned.
 */
export async function isAbandoned(folder: string, name: string, now = Date.now()): Promise<boolean> {
  const [, space, pid, started] = MARK.exec(name) ?? [];
  if (space === undefined) return false;
  if (space === (await processSpace())) return (await startedAt(Number(pid))) !== started;
  const { mtimeMs } = await stat(folder).catch(() => ({ mtimeMs: now }));
  return now - mtimeMs > SILENCE;
}
