// node scripts/deploy.mjs NAME FOLDER     one service (api, ingest, …) or the command line (cli), ready to run without the workspace; after a build
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

const [, , name, folder] = process.argv;
if (name === undefined || folder === undefined) {
  console.error('usage: node scripts/deploy.mjs NAME FOLDER');
  process.exit(2);
}
const root = path.resolve(import.meta.dirname, '..');
const target = path.resolve(folder);
// Without install scripts: one of them would download an ffmpeg.
const argv = [
  '--filter',
  `@papiscope/${name}`,
  '--config.inject-workspace-packages=true',
  'deploy',
  '--prod',
  '--ignore-scripts',
];
const { status } = spawnSync('npx', ['-y', 'pnpm@10.34.9', ...argv, target], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(1);
leaveOut(path.join(target, 'node_modules', '.pnpm'));
for (const left of ['src', 'tsconfig.json'])
  rmSync(path.join(target, left), { recursive: true, force: true });
cpSync(path.join(root, 'prisma', 'migrations'), path.join(target, 'prisma', 'migrations'), {
  recursive: true,
});
const loads = spawnSync(process.execPath, ['-e', 'require("./dist/index.js")'], {
  cwd: target,
  stdio: 'inherit',
});
if (loads.status !== 0) throw new Error(`${name} cannot be loaded from ${target}`);

/** The servers and the ffmpeg that `papiscope up` brings along; native parts of other packages are optional ones, too, and stay. */
function leaveOut(packages) {
  const ours = ['shared', 'video'].flatMap((each) => {
    const text = readFileSync(path.join(root, 'packages', each, 'package.json'), 'utf8');
    return Object.keys(JSON.parse(text).optionalDependencies);
  });
  const prefixes = new Set(
    ours.map((each) => (each.startsWith('@') ? `${each.split('/')[0]}+` : `${each}@`)),
  );
  // What makes the database's client, an optional peer of it, and what comes with that.
  for (const each of ['prisma@', '@prisma+studio-core@', '@electric-sql+pglite', 'typescript@'])
    prefixes.add(each);
  for (const folder of readdirSync(packages))
    if ([...prefixes].some((prefix) => folder.startsWith(prefix)))
      rmSync(path.join(packages, folder), { recursive: true });
}
