import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { memoryOfTree } from './memory';

/** A program to run, without a shell. */
export interface Command {
  readonly program: string;
  readonly argv: readonly string[];
  /** Folder it runs in. */
  readonly folder: string;
}

/** What a program and everything it started has used. */
export interface Used {
  /** User and system time of the whole process tree, seconds. */
  readonly cpu: number;
  /** Seconds. */
  readonly wall: number;
  /** Largest sum of the resident memory of all its processes that was seen, bytes. */
  readonly memory: number;
}

/** The kernel counts CPU time in these for every process, whatever its own clock (`USER_HZ`). */
const TICKS_PER_SECOND = 100;
const MEMORY_EVERY_MS = 100;

/**
 * Runs a program to its end and says what it and its children used, as the kernel counted it. One at a time: what else this process
 * waits for meanwhile is counted in. Throws `internal` with the last lines of a program that fails.
 */
export async function runTree(
  { program, argv, folder }: Command,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<Used> {
  signal?.throwIfAborted();
  const before = await childrensTicks();
  const begun = process.hrtime.bigint();
  const child = spawn(program, argv, { stdio: ['ignore', 'ignore', 'pipe'], cwd: folder });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-2000)));
  const stop = (): void => void child.kill('SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  let memory = 0;
  const look = async (): Promise<void> => {
    if (child.pid !== undefined) memory = Math.max(memory, await memoryOfTree(child.pid));
  };
  const timer = setInterval(() => void look(), MEMORY_EVERY_MS);
  try {
    const status = await new Promise<number | string>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, name) => resolve(code ?? name ?? 'unknown'));
    });
    signal?.throwIfAborted();
    if (status !== 0) throw new PapiscopeError('internal', `${program} ended with ${status}: ${said.trim()}`);
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', stop);
  }
  const wall = Number(process.hrtime.bigint() - begun) / 1e9;
  return { cpu: ((await childrensTicks()) - before) / TICKS_PER_SECOND, wall, memory };
}

/** User and system time of all children that were waited for, and of theirs: proc(5), stat, fields 16 and 17. */
async function childrensTicks(): Promise<number> {
  const fields = await statFields('self');
  return Number(fields[13]) + Number(fields[14]);
}

/** Fields of `/proc/{pid}/stat` from the third one on. */
async function statFields(pid: number | 'self'): Promise<string[]> {
  let text: string;
  try {
    text = await readFile(`/proc/${pid}/stat`, 'utf8');
  } catch (cause) {
    throw new PapiscopeError('internal', 'CPU time of other processes is read from /proc: Linux only.', {
      cause,
    });
  }
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}
