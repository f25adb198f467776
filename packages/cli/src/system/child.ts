import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { STARTED, waitFor } from '@papiscope/shared';

export interface ChildOptions {
  readonly name: string;
  readonly entry: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Each line the process writes. */
  readonly onLine: (line: string) => void;
}

export interface ServiceChild {
  readonly name: string;
  /** Resolves with the exit status, or the signal, whenever the process ends. */
  readonly ended: Promise<number | string>;
  /** Resolves once it has said that it started and `url` answers 200. @throws internal when the process ends before, or takes longer than two minutes */
  ready(url: string): Promise<void>;
  /** Asks it to stop; what is left of it and of its own children after 25 s is killed. */
  stop(): Promise<void>;
  /** Kills it and its children now. */
  kill(): void;
}

const PATIENCE = 25_000;
const START_LIMIT = 120_000;

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing is left of the group.
  }
}

/**
 * Starts a service in a process group of its own, so that Ctrl-C reaches only the process that looks after it. The channel to it
 * closes when that process is gone, however it went, and the service stops by itself then.
 */
export function startChild({ name, entry, env, onLine }: ChildOptions): ServiceChild {
  const child = spawn(process.execPath, [entry], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let last = '';
  for (const stream of [child.stdout, child.stderr])
    if (stream !== null)
      createInterface({ input: stream }).on('line', (line) => {
        if (line.trim() !== '') last = line;
        onLine(line);
      });
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  // Asking a process that is still loading would take the time from it.
  const started = new Promise<void>((resolve) => {
    child.on('message', (message) => {
      if (message === STARTED) resolve();
    });
  });

  return {
    name,
    ended,
    async ready(url) {
      const begun = Date.now();
      await Promise.race([started, ended, delay(START_LIMIT, undefined, { ref: false })]);
      await waitFor(
        async () => {
          const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
          await response.body?.cancel();
          if (!response.ok) throw new PapiscopeError('internal', `${name} is not ready: ${response.status}.`);
        },
        {
          limit: START_LIMIT - (Date.now() - begun),
          giveUp: () =>
            hasEnded() ? new PapiscopeError('internal', `${name} did not start: ${messageOf(last)}`) : null,
        },
      );
    },
    async stop() {
      if (!hasEnded()) {
        const exit = once(child, 'exit');
        child.kill('SIGTERM');
        const timer = setTimeout(() => killGroup(child), PATIENCE);
        await exit;
        clearTimeout(timer);
      }
      killGroup(child);
    },
    kill: () => killGroup(child),
  };
}

/** The message of a log line, or the line itself. */
export function messageOf(line: string): string {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed === 'object' && parsed !== null && 'msg' in parsed) return String(parsed.msg);
  } catch {
    // No log line.
  }
  return line;
}
