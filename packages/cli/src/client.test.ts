import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { issueToken } from '@papiscope/shared';
import { complete, mp4, SITE } from '../../../services/api/src/testing/fixtures';
import { startTestApi, type TestApi } from '../../../services/api/src/testing/harness';
import { ApiClient, tokenOf } from './client';

const PAPISCOPE = path.resolve(__dirname, '../bin/papiscope.js');

let folder: string;
let api: TestApi;
let token: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-client-'));
  api = await startTestApi({ AUTH_MODE: 'accounts' });
  const owner = await api.context.database.account.create({
    data: { email: 'chief@x.example', role: 'admin' },
  });
  const wanted = { name: 'client', role: 'admin', airports: 'all', days: 1 } as const;
  token = (await issueToken(api.context.database, { ...wanted, id: owner.id }, wanted)).secret;
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true, force: true });
});
const client = (secret: string | null) => new ApiClient(`${api.url}/`, AbortSignal.timeout(30_000), secret);

test('a server with accounts wants a token, and with it a flight goes up and is verified', async () => {
  await expect(client(null).importSite(SITE)).rejects.toMatchObject({ code: 'unauthorized' });
  await client(token).importSite(SITE);
  const video = path.join(folder, 'flight.mp4');
  await writeFile(video, mp4());
  const id = await client(token).upload({
    ...{ airport: 'LZIB', runway: '22', video, telemetry: null },
    options: {},
  });
  expect((await client(token).status(id)).status).toBe('pending');
  await expect(client(null).status(id)).rejects.toMatchObject({ code: 'unauthorized' });
  await complete(api, id, gzipSync('[]'));

  const address = `${api.url}/api/v1/papi-measurements/${id}/report.pdf`;
  const report = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
  const file = path.join(folder, 'report.pdf');
  await writeFile(file, Buffer.from(await report.arrayBuffer()));
  const env = { ...process.env, PAPISCOPE_TOKEN: '' };
  const verify = (more: Record<string, string> = {}) =>
    promisify(execFile)(process.execPath, [PAPISCOPE, 'verify', file, '--against', api.url], {
      env: { ...env, ...more },
    });
  await expect(verify()).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/Sign in first/) });
  expect((await verify({ PAPISCOPE_TOKEN: token })).stdout).toMatch(/report\.pdf is verified/);
});

test.each([
  [{}, null],
  [{ PAPISCOPE_TOKEN: '' }, null],
  [{ PAPISCOPE_TOKEN: 'papi_x' }, 'papi_x'],
])('the token of %j', (env, wanted) => {
  expect(tokenOf(env)).toBe(wanted);
});
