// Servers and the browser for tests, which no npm package ships: installed from Debian where that is possible, done without elsewhere.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { run } from './processes.mjs';

/** Package → a program it brings. */
const PACKAGES = {
  'redis-server': 'redis-server',
  'ceph-mon': 'ceph-mon',
  'ceph-osd': 'ceph-osd',
  radosgw: 'radosgw',
  chromium: 'chromium',
  'poppler-utils': 'pdfsig',
  prometheus: 'promtool',
  // With it comes the wrapper of its own programs.
  postgresql: 'pg_ctlcluster',
};
/** Those that a system with systemd would run from now on. */
const SERVICES = ['redis-server', 'postgresql'];
const MINUTE = 60_000;

function hasProgram(name) {
  const folders = [
    ...(process.env.PATH ?? '').split(path.delimiter),
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
  ];
  return folders.some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function missingPackages() {
  return Object.keys(PACKAGES).filter((name) => !hasProgram(PACKAGES[name]));
}

/** RUNLEVEL=1 keeps SysV scripts from starting the new services; systemd has to be told afterwards. */
async function aptGet(args, timeoutMs) {
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const settings = ['-qq', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2'];
  return run('apt-get', [...settings, ...args], { env, timeoutMs, quiet: true });
}

/** Installs what is missing. Tells what it does, and goes on without what cannot be had. */
export async function installTestServers() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !hasProgram('apt-get')) {
    console.log(`Not installed here, tests that need them are left out: ${missing.join(', ')}`);
    return;
  }
  console.log(`Installing for tests: ${missing.join(', ')}`);
  await aptGet(['update'], 3 * MINUTE);
  const result = await aptGet(['install', '-y', '--no-install-recommends', ...missing], 10 * MINUTE);
  const services = SERVICES.filter((name) => missing.includes(name));
  if (services.length > 0 && existsSync('/run/systemd/system'))
    await run('systemctl', ['disable', '--now', ...services], { quiet: true, timeoutMs: MINUTE });

  const still = missingPackages();
  if (still.length === 0) return;
  console.log(result.output.trimEnd().split('\n').slice(-5).join('\n'));
  console.log(`Could not be installed, tests that need them are left out: ${still.join(', ')}`);
}
