import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';
const canBind = process.platform === 'linux' && existsSync(SETPRIV);
/** A process leads a group of its own, to be killed as one, only where it surely ends with its starter. */
export const GROUPS = canBind;

/** A command line whose process the kernel kills together with this one, where it can: a killed worker must not leave an ffmpeg that runs for hours. */
export function boundToUs(
  binary: string,
  argv: readonly string[],
): { command: string; argv: readonly string[] } {
  return canBind
    ? { command: SETPRIV, argv: ['--pdeathsig', 'KILL', '--', binary, ...argv] }
    : { command: binary, argv };
}

/** Kills a process and whatever it has started. */
export function killGroup(child: ChildProcess): void {
  try {
    if (GROUPS && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing is left of the group.
  }
  child.kill('SIGKILL');
}
