// npm test: sets up, installs the servers that tests need where it can, then lint, type check and every test.
// Arguments are passed on to jest. `--no-install` as the first one leaves the machine's own packages alone.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installTestServers } from './lib/debianPackages.mjs';
import { closingLine, readJestReport } from './lib/jestReport.mjs';
import { forwardSignals, run } from './lib/processes.mjs';
import { setup } from './setup.mjs';

const MINUTE = 60_000;
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const module = (file) => path.join(root, 'node_modules', file);

/** Side by side, each lane in turn: one processor each, about as long as the other. */
const LANES = [
  [['Lint', module('eslint/bin/eslint.js'), ['.']]],
  [
    ['Format', module('prettier/bin/prettier.cjs'), ['--check', '--log-level=warn', '.']],
    ['Type check with tests', module('typescript/bin/tsc'), ['-p', 'tsconfig.test.json']],
    ['Type check of the web app', module('typescript/bin/tsc'), ['-p', 'services/web/tsconfig.json']],
  ],
];

/** What it says comes as a whole when it has ended: another one runs beside it. */
async function check([title, file, args]) {
  const { code, output, timedOut } = await run(process.execPath, [file, ...args], {
    cwd: root,
    timeoutMs: 15 * MINUTE,
    quiet: true,
  });
  console.log(code === 0 ? title : `${title} failed${timedOut ? ': out of time' : ''}.`);
  if (output.trim() !== '') console.log(output.trimEnd());
  return code === 0 ? [] : [title];
}

/** Titles of the checks that failed. */
async function inTurn(checks) {
  const failed = [];
  for (const entry of checks) failed.push(...(await check(entry)));
  return failed;
}

/** Everything that tests write goes here, and goes away even when they are interrupted. */
function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'papiscope-jest-'));
  // Postgres runs as another user than root.
  chmodSync(folder, 0o755);
  // After an interruption the tests' servers write for some seconds while they end.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 15, retryDelay: 200 });
  process.once('exit', remove);
  return folder;
}

async function jest(args) {
  const folder = temporaryFolder();
  const report = path.join(folder, 'report.json');
  const standard = ['--ci', '--maxWorkers=2', '--forceExit', '--cacheDirectory=node_modules/.cache/jest'];
  const files = [module('jest/bin/jest.js'), ...standard, '--json', `--outputFile=${report}`, ...args];
  console.log('Tests');
  const { code, timedOut } = await run(process.execPath, files, {
    cwd: root,
    timeoutMs: 60 * MINUTE,
    // The SDK says on every start that it will want a newer Node one day.
    env: { TMPDIR: folder, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  if (timedOut) console.log('Tests ran out of time.');
  const result = readJestReport(report) ?? { passed: 0, failed: 1, leftOut: [] };
  return { ...result, ok: code === 0 && result.failed === 0 };
}

async function main([first, ...rest]) {
  const installs = first !== '--no-install';
  if (!(await setup())) {
    console.log(closingLine({ passed: 0, failed: 1, leftOut: [] }));
    return false;
  }
  if (installs) await installTestServers();

  const failedChecks = (await Promise.all(LANES.map(inTurn))).flat();
  const result = await jest(installs && first !== undefined ? [first, ...rest] : rest);

  if (result.leftOut.length > 0)
    console.log(`Left out:\n${result.leftOut.map((name) => `  ${name}`).join('\n')}`);
  if (failedChecks.length > 0) console.log(`Failed before the tests: ${failedChecks.join(', ')}.`);
  console.log(closingLine(result));
  return result.ok && failedChecks.length === 0;
}

forwardSignals();
process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
