// node scripts/images.mjs     builds every image of the Dockerfile and starts each one as compose and Kubernetes do: without Docker or a registry, with Debian's
// buildah and runc. As root on Debian 12 (amd64), after a build, some 25 minutes: apt-get install buildah runc debootstrap redis-server
// The base image is made here under the name that the Dockerfile asks for: Debian by debootstrap, Node of that major version from npm.
// --flight [PRESET] sends a flight through the running images; --keep-images leaves what is built for the next run.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { makeBase } from './lib/baseImage.mjs';
import { need, run, say } from './lib/buildah.mjs';
import { startContainer } from './lib/container.mjs';

const load = createRequire(import.meta.url);
const { startTestDatabase, startRedis, until } = load('../packages/shared/dist/testing/index.js');

const { values: flags } = parseArgs({
  options: { flight: { type: 'string' }, 'keep-images': { type: 'boolean' }, only: { type: 'string' } },
});
const root = path.resolve(import.meta.dirname, '..');
const SERVICES = ['upload', 'api', 'ingest', 'analysis', 'encode'];
const TARGETS = flags.only?.split(',') ?? ['cli', ...SERVICES];
const name = (target) => `localhost/papiscope/${target}:check`;
const compose = parse(readFileSync(path.join(root, 'docker-compose.yml'), 'utf8'), { merge: true }).services;

need('buildah', 'runc', 'debootstrap');
const dockerfile = readFileSync(path.join(root, 'Dockerfile'), 'utf8');
const [, tag] = /^ARG NODE=(\S+)$/m.exec(dockerfile);
await makeBase(`docker.io/library/node:${tag}`, Number.parseInt(tag, 10));
for (const target of TARGETS) {
  if (flags['keep-images'] && run('buildah', ['images', '--quiet', name(target)], { quiet: true, may: true }))
    continue;
  say(`building ${target}`);
  run('buildah', [
    'build',
    '--isolation',
    'chroot',
    '--layers',
    '--pull-never',
    '--target',
    target,
    '-t',
    name(target),
    root,
  ]);
}

const folder = mkdtempSync(path.join(tmpdir(), 'papiscope-images-'));
const data = path.join(folder, 'data');
mkdirSync(data);
run('chown', ['10001:10001', data]);
const database = await startTestDatabase({ tables: false });
const redis = await startRedis();
const containers = [];
let port = 18_080;
try {
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    SIGNING_SECRET: 'only-to-try-the-images',
    AUTH_MODE: 'local',
    API_HOST: '127.0.0.1',
    HEALTH_HOST: '127.0.0.1',
  };
  const start = (target, args, more) =>
    startContainer({
      image: name(target),
      id: `papiscope-${target}-${process.pid}`,
      folder,
      data,
      args,
      env: { ...env, ...more },
    });

  const migration = await start('cli', ['migrate'], {});
  containers.push(migration);
  const code = await migration.ended;
  if (code !== 0) throw new Error(`papiscope migrate ended with ${code}: ${migration.said()}`);
  say('cli: migrated');

  for (const target of SERVICES.filter((each) => TARGETS.includes(each))) {
    const own = (port += 1);
    const container = await start(
      target,
      [],
      target === 'api' ? { API_PORT: String(own) } : { HEALTH_PORT: String(own) },
    );
    containers.push(container);
    const url = `http://127.0.0.1:${own}`;
    await until(
      `${target} is ready`,
      async () => {
        if (container.exitCode() !== null) throw new Error(`${target} ended: ${container.said()}`);
        return fetch(`${url}/readyz`).then(
          ({ ok }) => ok,
          () => false,
        );
      },
      120_000,
    );
    // The check of the compose file, where only the port is another one.
    const test = compose[target].healthcheck.test
      .slice(1)
      .map((each) => each.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${own}`));
    container.exec(test);
    if (container.exec(['id', '-u']).trim() !== '10001') throw new Error(`${target} runs as another user`);
    for (const place of ['/x', '/srv/app/x'])
      if (container.fails(['touch', place]) === false) throw new Error(`${target} can write ${place}`);
    for (const place of ['/data/x', '/scratch/x', '/tmp/x']) container.exec(['touch', place]);
    if (/^CapEff:\s*0+$/m.test(container.exec(['cat', '/proc/1/status'])) === false)
      throw new Error(`${target} has capabilities`);
    const video = target === 'upload' ? 'no ffmpeg' : container.exec(['ffmpeg', '-version']).split('\n')[0];
    say(`${target}: ready, user 10001, read-only root, no capabilities, ${video}`);
    if (target === 'api') {
      const page = await (await fetch(url, { headers: { accept: 'text/html' } })).text();
      if (!page.includes('<title>papiscope</title>')) throw new Error('the web app is not there');
      env.PUBLIC_URL = url;
    }
  }
  if (flags.flight !== undefined) await fly(flags.flight, env.PUBLIC_URL);
  for (const container of containers.slice(1)) {
    const status = await container.stop();
    if (status !== 0) throw new Error(`${container.id} ended with ${status}: ${container.said()}`);
  }
  say('every image ended with status 0 when it was told to');
} finally {
  for (const container of containers) container.remove();
  await redis.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function fly(preset, url) {
  const { ApiClient, compareWithTruth, followSession } = load('../packages/cli/dist/index.js');
  const { parseSimulation, PRESETS, simulateFlight, truthSchema } = load(
    '../packages/simulator/dist/index.js',
  );
  const flight = await simulateFlight(parseSimulation(PRESETS[preset]), path.join(folder, 'flight'));
  const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
  const site = json(flight.site);
  const client = new ApiClient(url, AbortSignal.timeout(30 * 60_000));
  await client.importSite(site);
  const id = await client.upload({
    airport: site.airport.icao,
    runway: site.runway.code,
    video: flight.video,
    telemetry: flight.telemetry,
    options: { auto_confirm: false },
  });
  const session = await followSession(client, id, AbortSignal.timeout(30 * 60_000));
  for (const { unit, error } of compareWithTruth(session.result, truthSchema.parse(json(flight.truth))))
    say(`flight: ${unit} ${error.toFixed(2)}′ from the truth`);
  if (!existsSync(path.join(data, session.enhanced_video_s3_key))) throw new Error('no enhanced video');
}
