import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Socket } from 'node:net';
import { Readable, type Writable } from 'node:stream';
import { PapiscopeError } from '@papiscope/shared/errors';
import { boundToUs, GROUPS, killGroup } from './bound';
import { withinMemory } from './limits';
import { LineSplitter } from './lines';
import { findOnPath } from './on-path';
import { givesUpReading, sourceAway } from './source-away';

export interface ChildOptions {
  readonly signal?: AbortSignal | undefined;
  /** Kills the process after this many milliseconds and fails with `time_limit`. */
  readonly timeoutMs?: number | undefined;
  /** Folder the process runs in; the present one by default. */
  readonly cwd?: string | undefined;
  /** Open the process's standard input. */
  readonly stdin?: boolean;
  /** Where the process's standard output goes, in place of `stdout`; handed over and closed here. */
  readonly output?: Socket | undefined;
  /** Sees each line of standard error; returns true to keep it out of the error's tail. */
  readonly onLine?: (line: string) => boolean;
}

export interface Child {
  readonly stdout: Readable;
  readonly stdin: Writable | null;
  /**
   * Settles once the process is gone and its pipes are read. Rejects with the signal's reason, `time_limit`, or
   * `ffmpeg_failed` with the last lines it wrote.
   */
  readonly done: Promise<void>;
  /** Ends the process at once; `done` then resolves. */
  stop(): void;
}

const TAIL_LINES = 25;
/** Characters of one line that are kept. */
const TAIL_WIDTH = 1000;

const PRLIMIT = process.platform === 'linux' ? findOnPath('prlimit') : undefined;

/** Starts a program without a shell, tied to an abort signal: SIGKILL as soon as it is aborted. */
export function startChild(binary: string, argv: readonly string[], options: ChildOptions = {}): Child {
  options.signal?.throwIfAborted();
  const bound = boundToUs(...withinMemory(binary, argv, PRLIMIT));
  const child = spawn(bound.command, bound.argv, {
    stdio: [options.stdin === true ? 'pipe' : 'ignore', options.output ?? 'pipe', 'pipe'],
    windowsHide: true,
    // A group of its own, so that what a wrapper script started ends with it.
    detached: GROUPS,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  }) as ChildProcessByStdio<Writable | null, Readable | null, Readable>;
  options.output?.destroy();
  const stdout = child.stdout ?? Readable.from([]);

  const tail: string[] = [];
  let cutOff = false;
  const lines = new LineSplitter((line) => {
    cutOff ||= givesUpReading(line);
    if (options.onLine?.(line) === true || line.trim() === '') return;
    tail.push(line.slice(0, TAIL_WIDTH));
    if (tail.length > TAIL_LINES) tail.shift();
  });
  child.stderr.on('data', (chunk: Buffer) => lines.push(chunk));

  let stopped = false;
  let timedOut = false;
  const kill = (): void => killGroup(child);
  options.signal?.addEventListener('abort', kill, { once: true });
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          kill();
        }, options.timeoutMs);

  const done = new Promise<void>((resolve, reject) => {
    const settle = (): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', kill);
      lines.end();
    };
    child.once('error', (cause) => {
      settle();
      reject(new PapiscopeError('ffmpeg_failed', `${binary} could not be started.`, { cause }));
    });
    child.once('close', (code, signalName) => {
      settle();
      if (options.signal?.aborted === true) reject(options.signal.reason as Error);
      else if (timedOut) reject(new PapiscopeError('time_limit', `Limit: ${options.timeoutMs} ms.`));
      else if (stopped) resolve();
      // It ends well all the same, with part of the frames.
      else if (cutOff)
        reject(new PapiscopeError('storage_unavailable', 'The video was cut off while it was read.'));
      else if (code === 0) resolve();
      else reject(failure(code ?? signalName, tail.join('\n')));
    });
  });
  done.catch(() => undefined);

  return {
    stdout,
    stdin: child.stdin,
    done,
    stop() {
      stopped = true;
      stdout.destroy();
      kill();
    },
  };
}

function failure(status: number | string | null, said: string): PapiscopeError {
  if (said.includes('No space left on device')) return new PapiscopeError('scratch_full');
  const away = sourceAway(said);
  if (away !== null) return new PapiscopeError('storage_unavailable', `ffmpeg: ${away}.`);
  return new PapiscopeError('ffmpeg_failed', `Exit ${status}: ${withoutSignatures(said)}`);
}

/** Signed addresses are as good as a key: what is said of them ends up in logs and records. */
function withoutSignatures(text: string): string {
  return text.replace(/(https?:\/\/[^\s?'"]+)\?[^\s'"]*/gi, '$1?…');
}
