// node scripts/audit.mjs [--report]     known faults of the packages that go into the product, where a registry is reached that answers (`pnpm audit`)
// Exit status 1 on faults that are high or critical; with --report always 0: new faults become known on any day, and a change must not fail for them.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { stdout } = spawnSync('npx', ['-y', 'pnpm@10.34.9', 'audit', '--prod', '--json'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
  timeout: 120_000,
  killSignal: 'SIGKILL',
});

function answerOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const { advisories } = answerOf(stdout);
if (advisories === undefined) {
  console.log('Known faults of packages: left out, no registry that answers is reached.');
} else {
  const found = Object.values(advisories);
  for (const { severity, module_name: name, title, patched_versions: mended, url } of found)
    console.log(`${severity}: ${name}: ${title}; mended in ${mended} (${url})`);
  const grave = found.filter(({ severity }) => severity === 'high' || severity === 'critical');
  console.log(`Known faults of packages: ${found.length}, ${grave.length} of them high or critical.`);
  if (grave.length > 0 && !process.argv.includes('--report')) process.exitCode = 1;
}
