// pnpm chaos: hurts a system of real processes in every way there is, and prints what it survived.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { forwardSignals, run } from './lib/processes.mjs';
import { setup } from './setup.mjs';

const MINUTE = 60_000;
const USAGE = `pnpm chaos [options]
  --seeds N      how often each fault, each time at another moment; 3 unless told otherwise
  --first N      the first seed; 1 unless told otherwise
  --only NAME    only faults whose name holds NAME
  --sessions N   how many come at once where many do; 200 unless told otherwise
  --minutes N    begin no further run after so long; 90 unless told otherwise
  --logs DIR     keep the services' logs there`;
const root = path.resolve(import.meta.dirname, '..');

/** One line for each fault: fault | runs | survived. */
function table(rows) {
  const faults = [...new Set(rows.map(({ fault }) => fault))].map((fault) => {
    const runs = rows.filter((row) => row.fault === fault && row.left_out === null);
    const survived = runs.filter(({ faults }) => faults.length === 0).length;
    const leftOut = rows.find((row) => row.fault === fault && row.left_out !== null)?.left_out;
    return [fault, String(runs.length), `${survived}${leftOut === undefined ? '' : ` (${leftOut})`}`];
  });
  const lines = [['fault', 'runs', 'survived'], ['---', '---', '---'], ...faults];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A run that was broken off leaves its small disk mounted. */
function unmountBelow(folder) {
  if (!existsSync('/proc/mounts')) return;
  const places = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '');
  for (const place of places) if (place.startsWith(`${folder}/`)) spawnSync('umount', ['-l', place]);
}

function readRows(file) {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

const OPTIONS = {
  help: { type: 'boolean' },
  seeds: { type: 'string', default: '3' },
  first: { type: 'string', default: '1' },
  only: { type: 'string', default: '' },
  sessions: { type: 'string', default: '200' },
  minutes: { type: 'string', default: '90' },
  logs: { type: 'string' },
};

/** @throws Error what is wrong with the command line, in a sentence */
function commandLine() {
  const { values } = parseArgs({ options: OPTIONS });
  const numbers = [values.seeds, values.first, values.sessions, values.minutes];
  if (!numbers.every((each) => /^[1-9]\d*$/.test(each)))
    throw new Error('--seeds, --first, --sessions and --minutes are whole numbers from 1.');
  return values;
}

async function main() {
  let values;
  try {
    values = commandLine();
  } catch (error) {
    console.error(`${error.message}\n${USAGE}`);
    return 2;
  }
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (!(await setup())) return 1;
  const folder = mkdtempSync(path.join(tmpdir(), 'papiscope-chaos-run-'));
  // The embedded Postgres runs as another user, who must be able to pass through.
  chmodSync(folder, 0o755);
  process.once('exit', () => {
    unmountBelow(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 15, retryDelay: 200 });
  });
  const report = path.join(folder, 'runs.jsonl');
  if (values.logs !== undefined) mkdirSync(values.logs, { recursive: true });
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  const limit = Number(values.minutes) * MINUTE;
  const { code, timedOut } = await run(
    process.execPath,
    [jest, '--maxWorkers=1', '--forceExit', '--cacheDirectory=node_modules/.cache/jest', 'tests/chaos'],
    {
      cwd: root,
      timeoutMs: limit + 45 * MINUTE,
      env: {
        TMPDIR: folder,
        CHAOS_SEEDS: values.seeds,
        CHAOS_FIRST: values.first,
        CHAOS_SESSIONS: values.sessions,
        CHAOS_ONLY: values.only,
        CHAOS_UNTIL: String(Date.now() + limit),
        CHAOS_REPORT: report,
        ...(values.logs === undefined ? {} : { CHAOS_LOGS: path.resolve(values.logs) }),
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
    },
  );
  const rows = readRows(report);
  for (const { fault, seed, faults } of rows)
    for (const each of faults) console.log(`${fault}, seed ${seed}: ${each}`);
  console.log(`\n${table(rows)}`);
  if (timedOut) console.log('Out of time.');
  return code === 0 && rows.length > 0 ? 0 : 1;
}

forwardSignals();
process.exitCode = await main();
