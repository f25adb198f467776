import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';

/** Where a program is on PATH, or null. */
export function findOnPath(program: string): string | null {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file)) ?? null;
}

export interface Confinement {
  /** Sent by the kernel when this process is gone, however it went. */
  readonly endWith?: 'INT' | 'TERM';
  /** Runs as this user and group, yet reaches its files through folders that are closed to others (a home of root, say). */
  readonly user?: number;
}

/** The command line that runs a server bound to this process, where Linux can (`setpriv` of util-linux); else the plain one. */
export function confined(
  program: string,
  args: readonly string[],
  { endWith, user }: Confinement,
): { command: string; args: string[]; uid?: number; gid?: number } {
  const usual = '/usr/bin/setpriv';
  const setpriv = findOnPath('setpriv') ?? (existsSync(usual) ? usual : null);
  if (setpriv === null) {
    return { command: program, args: [...args], ...(user === undefined ? {} : { uid: user, gid: user }) };
  }
  const identity =
    user === undefined
      ? []
      : [
          `--reuid=${user}`,
          `--regid=${user}`,
          '--clear-groups',
          // With it, access(2) too counts the capability.
          '--securebits=+no_setuid_fixup',
          '--inh-caps=+dac_override',
          '--ambient-caps=+dac_override',
        ];
  const death = endWith === undefined ? [] : ['--pdeathsig', endWith];
  return { command: setpriv, args: [...identity, ...death, program, ...args] };
}

/** A TCP port on 127.0.0.1 that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface Finished {
  readonly code: number | null;
  /** Standard output and error together, its last 8,000 characters. */
  readonly output: string;
}

/** Runs a program to its end. */
export async function runToEnd(
  program: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<Finished> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const tail = outputTail(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: tail() };
}

/** Keeps the end of what a program says, for when something goes wrong. */
export function outputTail(child: ChildProcess, length = 8_000): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString('utf8')).slice(-length);
    });
  return () => text.trim();
}

/** Sends a signal and waits for the end; after `patience` milliseconds the program is killed. */
export async function endProcess(
  child: ChildProcess,
  signal: NodeJS.Signals,
  patience: number,
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), patience);
  await ended;
  clearTimeout(timer);
}

/**
 * Tries until `probe` succeeds.
 * @param giveUp tells why waiting is in vain, or null
 */
export async function waitFor(
  probe: () => Promise<void>,
  { limit, giveUp = () => null }: { readonly limit: number; readonly giveUp?: () => Error | null },
): Promise<void> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      const vain = giveUp();
      if (vain !== null) throw vain;
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}
