import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createDatabase, createLogger } from '@papiscope/shared';
import { processesWith, until } from '@papiscope/shared/testing';
import { startBacking } from './backing';
import { SERVICES } from './services';
import { ownEnvironment } from './settings';
import { startSystem } from './startSystem';

const program = path.resolve(__dirname, '..', '..', 'bin', 'papiscope.js');
// A whole system starts and stops in each test.
jest.setTimeout(180_000);

let dataPath: string;
beforeEach(async () => {
  dataPath = await mkdtemp(path.join(tmpdir(), 'papiscope-up-'));
});
afterEach(() => rm(dataPath, { recursive: true, force: true }));

const processes = () => processesWith(dataPath);
const nothingIsLeft = () =>
  until('nothing is left', async () => (await processes()).length === 0 || null, 30_000);
const ready = async (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

test('every service becomes ready, one that is killed comes back, a stop leaves nothing, and a copy of the folder is a backup', async () => {
  const system = await startSystem({ dataPath, port: 0 });
  const airport = { icao: 'LZIB', name: 'Bratislava' };
  try {
    expect(await ready(system.url)).toBe(true);
    expect((await readdir(path.join(dataPath, 'logs'))).sort()).toEqual(
      SERVICES.map((s) => `${s}.log`).sort(),
    );
    const api = (await processes()).find(({ command }) => command.includes('api/dist/main.js'));
    process.kill(api?.pid ?? 0, 'SIGKILL');
    await until('the API is gone', async () => !(await ready(system.url)));
    await until('the API is back', () => ready(system.url), 60_000);
    const made = await fetch(`${system.url}/api/v1/airports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(airport),
    });
    expect(made.status).toBe(201);
  } finally {
    await system.stop();
  }
  expect(await processes()).toEqual([]);

  const saved = `${dataPath}-saved`;
  await promisify(execFile)('cp', ['-a', dataPath, saved]);
  await rm(dataPath, { recursive: true });
  try {
    const backing = await startBacking(saved, {}, createLogger('test', 'silent'), { redis: false });
    const database = createDatabase(backing.databaseUrl);
    expect(await database.airport.findMany()).toMatchObject([airport]);
    await database.$disconnect();
    await backing.stop();
  } finally {
    await rm(saved, { recursive: true });
  }
});

test('a service that cannot start stops everything, and its own words are told', async () => {
  await expect(
    startSystem({ dataPath, port: 0, redis: false, env: { MAX_UPLOAD_BYTES: 'lots' } }),
  ).rejects.toThrow(/did not start: .*MAX_UPLOAD_BYTES must be a whole number/);
  expect(await processes()).toEqual([]);
});

test('a system of its own takes nothing from what the shell is set up for', () => {
  const env = { PATH: '/bin', DATABASE_URL: 'x', AUTH_MODE: 'accounts', S3_BUCKET: 'b', LOG_LEVEL: 'debug' };
  expect(ownEnvironment(env)).toEqual({ PATH: '/bin', LOG_LEVEL: 'debug' });
});

describe('papiscope up', () => {
  const start = async () => {
    const child = spawn(process.execPath, [program, 'up', '--data', dataPath, '--port', '0', '--no-redis'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    const url = await until('the address is printed', () => /http:\/\/\S+/.exec(said)?.[0], 60_000);
    expect(await ready(url)).toBe(true);
    return child;
  };

  test('Ctrl-C, also pressed twice, stops everything with exit status 0', async () => {
    const child = await start();
    const exit = once(child, 'exit');
    child.kill('SIGINT');
    await until('it is stopping', async () => (await processes()).length < SERVICES.length + 3 || null);
    child.kill('SIGINT');
    expect(await exit).toEqual([0, null]);
    expect(await processes()).toEqual([]);
    expect(existsSync(path.join(dataPath, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test('when it is killed, what it started ends by itself', async () => {
    const child = await start();
    child.kill('SIGKILL');
    await nothingIsLeft();
  });
});
