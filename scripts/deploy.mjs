// node scripts/deploy.mjs NAME FOLDER     one service (api, ingest, …) or the command line (cli), ready to run without the workspace; after a build
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';

const [, , name, folder] = process.argv;
if (name === undefined || folder === undefined) {
  console.error('usage: node scripts/deploy.mjs NAME FOLDER');
  process.exit(2);
}
const root = path.resolve(import.meta.dirname, '..');
const target = path.resolve(folder);
// Without the optional packages: the servers and the ffmpeg that `papiscope up` brings along come with the image.
const argv = [
  '--filter',
  `@papiscope/${name}`,
  '--config.inject-workspace-packages=true',
  'deploy',
  '--prod',
  '--no-optional',
];
const { status } = spawnSync('npx', ['-y', 'pnpm@10.34.9', ...argv, target], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(1);
for (const left of ['src', 'tsconfig.json'])
  rmSync(path.join(target, left), { recursive: true, force: true });
cpSync(path.join(root, 'prisma', 'migrations'), path.join(target, 'prisma', 'migrations'), {
  recursive: true,
});
