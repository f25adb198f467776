// Removes what building and testing made. With --all also the installed packages; never data.
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const all = process.argv.includes('--all');

const members = ['packages', 'services'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(folder, entry.name)),
);
const targets = [
  'coverage',
  'demo-output',
  'packages/shared/src/database/generated',
  'node_modules/.papiscope-generate',
  'services/web/src/api/generated',
  'node_modules/.papiscope-web',
  ...members.map((member) => path.join(member, 'dist')),
  ...(all ? ['node_modules', ...members.map((member) => path.join(member, 'node_modules'))] : []),
];
for (const target of targets) rmSync(path.join(root, target), { recursive: true, force: true });
