// Generates the Prisma client and compiles the kernels. Prisma wants a schema engine binary to be named even where it needs none;
// its download is not to be had on every machine, so any existing program is named instead.
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileKernels } from './lib/kernels.mjs';

const require = createRequire(import.meta.url);
const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');
const prisma = path.join(path.dirname(require.resolve('prisma/package.json')), 'build', 'index.js');

execFileSync(process.execPath, [prisma, 'generate'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
});

await compileKernels(root);
