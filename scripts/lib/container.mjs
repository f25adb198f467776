// A container of an image as compose and Kubernetes run it: user 10001, read-only root, no capabilities, no new privileges; on this machine's own network.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './buildah.mjs';

const tmpfs = (destination, ...options) => ({
  destination,
  type: 'tmpfs',
  source: 'tmpfs',
  options: ['nosuid', ...options],
});

function specification({ Env, Entrypoint, Cmd, WorkingDir }, { rootfs, data, args, env }) {
  const settings = Object.entries(env).map(([name, value]) => `${name}=${value}`);
  return {
    ociVersion: '1.0.0',
    process: {
      user: { uid: 10001, gid: 10001 },
      cwd: WorkingDir,
      args: [...(Entrypoint ?? []), ...(args.length > 0 ? args : (Cmd ?? []))],
      env: [...Env, ...settings],
      noNewPrivileges: true,
      capabilities: { bounding: [], effective: [], inheritable: [], permitted: [], ambient: [] },
    },
    root: { path: rootfs, readonly: true },
    mounts: [
      { destination: '/proc', type: 'proc', source: 'proc' },
      tmpfs('/dev', 'strictatime', 'mode=755'),
      tmpfs('/tmp', 'nodev', 'mode=1777'),
      tmpfs('/scratch', 'nodev', 'uid=10001', 'gid=10001', 'mode=755'),
      { destination: '/data', type: 'bind', source: data, options: ['bind', 'rw'] },
    ],
    linux: { namespaces: ['pid', 'ipc', 'uts', 'mount'].map((type) => ({ type })) },
  };
}

/** @returns the running container; `ended` resolves with its exit status */
export async function startContainer({ image, id, folder, data, args, env }) {
  const { OCIv1 } = JSON.parse(run('buildah', ['inspect', '--type', 'image', image]));
  const working = run('buildah', ['from', '--pull-never', image]).trim();
  const rootfs = run('buildah', ['mount', working]).trim();
  const bundle = path.join(folder, id);
  mkdirSync(bundle);
  const config = specification(OCIv1.config, { rootfs, data, args, env });
  writeFileSync(path.join(bundle, 'config.json'), JSON.stringify(config));
  const runc = (...rest) => ['--root', path.join(folder, 'runc'), ...rest];
  const child = spawn('runc', runc('run', '--bundle', bundle, id), { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part) => (output = (output + part).slice(-4_000)));
  const ended = once(child, 'close').then(([code]) => code);
  const inside = (command) => spawnSync('runc', runc('exec', id, ...command), { encoding: 'utf8' });
  return {
    id,
    ended,
    said: () => output,
    exitCode: () => child.exitCode,
    exec(command) {
      const { status, stdout, stderr } = inside(command);
      if (status !== 0) throw new Error(`${id}: ${command.join(' ')} ended with ${status}: ${stderr}`);
      return stdout;
    },
    fails: (command) => inside(command).status !== 0,
    async stop() {
      spawnSync('runc', runc('kill', id, 'TERM'));
      return ended;
    },
    remove() {
      spawnSync('runc', runc('delete', '--force', id));
      run('buildah', ['rm', working], { quiet: true, may: true });
    },
  };
}
