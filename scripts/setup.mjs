// Makes a fresh clone ready to run: checks Node, installs the packages, generates the Prisma client, compiles the kernels, builds everything and the web app.
// What is up to date already is left alone.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMPILED_KERNELS, KERNELS } from './lib/kernel-paths.mjs';
import { forwardSignals, run } from './lib/processes.mjs';
import { hashFiles, isDone, markDone } from './lib/stamps.mjs';

const PNPM = 'pnpm@10.34.9';
const LEAST_NODE = [20, 19];
const MINUTE = 60_000;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return true;
  console.error(`papiscope needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
  return false;
}

function workspaceFiles() {
  const packages = ['packages', 'services'].flatMap((folder) =>
    readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}/package.json`),
  );
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...packages];
  return files.filter((file) => existsSync(path.join(root, file))).sort();
}

async function step(title, command, args, options) {
  console.log(title);
  const { code, output, timedOut } = await run(command, args, { cwd: root, quiet: true, ...options });
  if (code === 0) return true;
  console.error(output.trimEnd());
  console.error(`${title} failed${timedOut ? ': out of time' : ''}.`);
  return false;
}

async function install() {
  const hash = hashFiles(root, workspaceFiles());
  if (isDone(root, 'install', hash)) return true;
  const args = ['-y', PNPM, 'install', '--frozen-lockfile', '--reporter=append-only'];
  const env = { CI: 'true', npm_config_loglevel: 'error', npm_config_update_notifier: 'false' };
  if (!(await step('Installing packages', 'npx', args, { env, timeoutMs: 20 * MINUTE }))) return false;
  markDone(root, 'install', hash);
  return true;
}

async function generate() {
  const kernels = readdirSync(path.join(root, KERNELS)).map((name) => `${KERNELS}/${name}`);
  const own = ['scripts/generate.mjs', 'scripts/lib/kernels.mjs', 'pnpm-lock.yaml'];
  const hash = hashFiles(root, ['prisma/schema.prisma', 'prisma.config.mjs', ...own, ...kernels.sort()]);
  const made = ['packages/shared/src/database/generated', COMPILED_KERNELS];
  if (made.every((each) => existsSync(path.join(root, each))) && isDone(root, 'generate', hash)) return true;
  const title = 'Generating the database client, compiling the kernels';
  if (!(await step(title, process.execPath, ['scripts/generate.mjs']))) return false;
  markDone(root, 'generate', hash);
  return true;
}

function build() {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  return step('Building', process.execPath, [tsc, '-b'], { timeoutMs: 15 * MINUTE });
}

/** What the browser app is built from: itself, pure parts of the packages, and the API's description. */
function webSources() {
  const folders = ['services/web', 'services/api/src', 'packages/report/src', 'packages/measure/src'];
  const files = [...folders, 'packages/shared/src/contracts'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  const made = /(^|\/)(node_modules|dist|generated)\/|\.test\.tsx?$/;
  return [...files, 'pnpm-lock.yaml', 'scripts/web.mjs'].filter((file) => !made.test(file)).sort();
}

async function buildWeb() {
  const hash = hashFiles(root, webSources());
  if (existsSync(path.join(root, 'services/web/dist/index.html')) && isDone(root, 'web', hash)) return true;
  if (!(await step('Building the web app', process.execPath, ['scripts/web.mjs']))) return false;
  markDone(root, 'web', hash);
  return true;
}

/** True when everything is ready. */
export async function setup() {
  return checkNode() && (await install()) && (await generate()) && (await build()) && (await buildWeb());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  forwardSignals();
  process.exitCode = (await setup()) ? 0 : 1;
}
