// Runs the programs that setup, tests and demo consist of, each in a process group of its own,
// so that whatever ends this script ends everything it started.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const KILL_AFTER_MS = 10_000;
const groups = new Set();
let ending = false;

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** SIGINT, SIGTERM and SIGHUP are passed on; what does not heed them is killed after ten seconds. */
export function forwardSignals() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      ending = true;
      for (const pid of groups) signalGroup(pid, signal);
      const end = () => {
        for (const pid of groups) signalGroup(pid, 'SIGKILL');
        process.exit(128 + constants.signals[signal]);
      };
      setTimeout(end, KILL_AFTER_MS).unref();
      const watch = setInterval(() => groups.size === 0 && (clearInterval(watch), end()), 50);
    });
  }
}

/**
 * Runs a program to its end. `quiet` keeps its output back (it is in the answer); otherwise it is shown as it comes.
 * Once a signal ends this script it does not return. Never throws: `code` is null when the program could not be started, was ended by a signal, or ran out of time.
 */
export function run(command, args, { cwd, env, timeoutMs = 3_600_000, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      detached: true,
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
    });
    let output = '';
    let timedOut = false;
    const keep = (text) => (output += text);
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    if (child.pid !== undefined) groups.add(child.pid);
    const timer = setTimeout(() => {
      timedOut = true;
      signalGroup(child.pid, 'SIGKILL');
    }, timeoutMs);
    const settle = (code) => {
      clearTimeout(timer);
      if (child.pid !== undefined) {
        signalGroup(child.pid, 'SIGKILL');
        groups.delete(child.pid);
      }
      if (!ending) resolve({ code: timedOut ? null : code, output, timedOut });
    };
    child.once('error', (error) => {
      output += error.message;
      settle(null);
    });
    child.once('close', settle);
  });
}
