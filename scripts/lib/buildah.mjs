// Running the programs that images are made with.
import { spawnSync } from 'node:child_process';

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Ends this process with a plain message where a program is missing. */
export function need(...programs) {
  const missing = programs.filter((each) => spawnSync('which', [each]).status !== 0);
  if (missing.length === 0 && process.getuid?.() === 0) return;
  say(`Left out: needs root and Debian's ${(missing.length === 0 ? programs : missing).join(', ')}.`);
  process.exit(0);
}

/** What a program prints. @param may end with another status than 0: then '' */
export function run(program, args, { quiet = false, may = false, input } = {}) {
  const { status, stdout, error } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    input,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', quiet ? 'ignore' : 'inherit'],
  });
  if (error !== undefined) throw error;
  if (status === 0) return stdout;
  if (may) return '';
  throw new Error(`${program} ${args.join(' ')} ended with ${status}`);
}
