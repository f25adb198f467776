import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { processesWith, until } from '@papiscope/shared/testing';
import { SERVICES } from './services';
import { startSystem } from './startSystem';

const program = path.resolve(__dirname, '..', '..', 'bin', 'papiscope.js');
// Five processes and a database start and stop in each test.
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

test('every service becomes ready, one that is killed comes back, and a stop leaves nothing', async () => {
  const system = await startSystem({ dataPath, port: 0 });
  try {
    expect(await ready(system.url)).toBe(true);
    expect((await readdir(path.join(dataPath, 'logs'))).sort()).toEqual(
      SERVICES.map((s) => `${s}.log`).sort(),
    );
    const api = (await processes()).find(({ command }) => command.includes('api/dist/main.js'));
    process.kill(api?.pid ?? 0, 'SIGKILL');
    await until('the API is gone', async () => !(await ready(system.url)));
    await until('the API is back', () => ready(system.url), 60_000);
  } finally {
    await system.stop();
  }
  expect(await processes()).toEqual([]);
});

test('a service that cannot start stops everything, and its own words are told', async () => {
  await expect(
    startSystem({ dataPath, port: 0, redis: false, env: { MAX_UPLOAD_BYTES: 'lots' } }),
  ).rejects.toThrow(/did not start: .*MAX_UPLOAD_BYTES must be a whole number/);
  expect(await processes()).toEqual([]);
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
