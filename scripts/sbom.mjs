// node scripts/sbom.mjs [FILE]     what the product is made of, as CycloneDX 1.6 (default sbom.json), and its licences on the terminal; after an install
// Exit status 1 when a package that goes into the images has a licence that is not on the list.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Licences that ask for no more than naming them. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'Unlicense',
  'CC0-1.0',
  'MIT-0',
  'Python-2.0',
  'MPL-2.0',
]);
/** Looked at by hand: what is said of them stands in docs/licences.md. */
const KNOWN = new Set(
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'lib', 'known-licences.json'), 'utf8')),
);

const root = path.resolve(import.meta.dirname, '..');
const { stdout, status } = spawnSync('npx', ['-y', 'pnpm@10.34.9', 'licenses', 'list', '--prod', '--json'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
});
if (status !== 0) throw new Error('pnpm could not list the licences: install first');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const components = Object.entries(JSON.parse(stdout)).flatMap(([license, packages]) =>
  packages.flatMap(({ name, versions }) =>
    versions.map((each) => ({
      type: 'library',
      name,
      version: each,
      licenses: [/ (OR|AND) /.test(license) ? { expression: license } : { license: { name: license } }],
      purl: `pkg:npm/${name.replace('@', '%40')}@${each}`,
    })),
  ),
);
components.sort((a, b) => a.purl.localeCompare(b.purl));
const file = process.argv[2] ?? 'sbom.json';
const metadata = { component: { type: 'application', name: 'papiscope', version } };
writeFileSync(
  file,
  `${JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata, components }, null, 2)}\n`,
);

const counts = new Map();
const strange = [];
for (const { name, licenses } of components) {
  const license = licenses[0].expression ?? licenses[0].license.name;
  counts.set(license, (counts.get(license) ?? 0) + 1);
  const parts = license.replace(/[()]/g, '').split(' OR ');
  if (!parts.some((part) => part.split(' AND ').every((each) => ALLOWED.has(each))) && !KNOWN.has(name))
    strange.push(`${name}: ${license}`);
}
for (const [license, count] of [...counts].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(5)}  ${license}`);
console.log(`${components.length} packages, written to ${file}`);
for (const line of strange) console.error(`not on the list: ${line}`);
process.exitCode = strange.length === 0 ? 0 : 1;
