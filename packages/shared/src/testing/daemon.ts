import { execFile, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const POLL_MS = 50;

/** Where a program is, or undefined; the folders of daemons are searched even where PATH leaves them out. */
export function findProgram(name: string): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
  ];
  return folders
    .map((folder) => path.join(folder, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Runs a program to its end; its output, or an error that holds it. */
export async function runProgram(name: string, args: readonly string[], timeoutMs = 60_000): Promise<string> {
  const { stdout } = await run(findProgram(name) ?? name, args, {
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  return stdout;
}

export interface Daemon {
  readonly name: string;
  /** What the daemon wrote last, when it has ended by itself. */
  fault(): string | undefined;
  kill(): Promise<void>;
}

/**
 * Starts a throw-away server in the foreground. Where `setpriv` exists the kernel ends it together with this process,
 * so a killed test run leaves nothing behind.
 */
export function startDaemon(name: string, args: readonly string[]): Daemon {
  const program = findProgram(name) ?? name;
  const setpriv = findProgram('setpriv');
  const [command, ...rest] = setpriv
    ? [setpriv, '--pdeathsig', 'KILL', program, ...args]
    : [program, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let failure: string | undefined;
  const keep = (text: Buffer): void => void (output = (output + text.toString()).slice(-2000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.once('error', (error) => (failure = error.message));
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    name,
    fault: () => {
      if (failure !== undefined) return failure;
      return child.exitCode === null && child.signalCode === null ? undefined : output || 'ended';
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Polls until `ready` says true; fails with the daemons' own words when one ends or time is up. */
export async function waitUntilReady(
  daemons: readonly Daemon[],
  ready: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await ready().catch(() => false)) return;
    for (const daemon of daemons) {
      const fault = daemon.fault();
      if (fault !== undefined) throw new Error(`${daemon.name} ended: ${fault}`);
    }
    if (Date.now() > deadline)
      throw new Error(`${daemons.map(({ name }) => name).join(', ')}: not ready in ${timeoutMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
