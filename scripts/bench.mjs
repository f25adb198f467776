// pnpm bench: sets up, then times analysis and encoding beside their limits. Arguments are passed on (--help lists them).
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { forwardSignals, run } from './lib/processes.mjs';
import { setup } from './setup.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function main(args) {
  if (!(await setup())) return 1;
  const { code } = await run(process.execPath, ['packages/cli/bin/papiscope.js', 'bench', ...args], {
    cwd: root,
  });
  return code;
}

forwardSignals();
process.exitCode = await main(process.argv.slice(2));
