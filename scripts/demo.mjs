// npm run demo: sets up, then sends a simulated flight through the whole system. Arguments are passed on (--keep leaves it running).
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { forwardSignals, run } from './lib/processes.mjs';
import { setup } from './setup.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

async function main(args) {
  if (!(await setup())) return 1;
  const { code } = await run(process.execPath, ['packages/cli/bin/papiscope.js', 'demo', ...args], {
    cwd: root,
  });
  return code;
}

forwardSignals();
process.exitCode = await main(process.argv.slice(2));
