import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createDatabase, findToken, powersOf, type Database } from '@papiscope/shared';
import { startTestDatabase, type TestDatabase } from '@papiscope/shared/testing';
import { run } from '../run';

let folder: string;
let server: TestDatabase;
let database: Database;
const before = { ...process.env };
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-token-'));
  server = await startTestDatabase();
  database = createDatabase(server.url);
  process.env['DATABASE_URL'] = server.url;
  process.env['DATA_PATH'] = folder;
  await database.account.create({ data: { email: 'tower@x.example', role: 'operator' } });
});
afterAll(async () => {
  process.env = before;
  await database.$disconnect();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

let output: string[];
let errors: string[];
beforeEach(() => {
  output = [];
  errors = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void output.push(line));
  jest.spyOn(console, 'error').mockImplementation((line: string) => void errors.push(line));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => errors.push(String(text)) > 0);
});
afterEach(() => jest.restoreAllMocks());

const token = (...words: string[]): Promise<number> => run(['node', 'papiscope', 'token', ...words]);
const make = (...more: string[]): Promise<number> =>
  token('create', '--account', 'Tower@x.example', '--name', 'nightly', ...more);

test('a token is made, used, listed and revoked', async () => {
  expect(await make('--role', 'operator', '--airport', 'lzib', '--airport', 'LOWW', '--days', '7')).toBe(0);
  const [secret = ''] = output.splice(0);
  const row = await findToken(database, secret);
  expect(row && powersOf(row)).toEqual({ role: 'operator', airports: ['LZIB', 'LOWW'] });
  expect(await token('list')).toBe(0);
  expect(output.join('\n')).toMatch(
    /papi_.{6}… {2}tower@x\.example {2}operator {2}LZIB LOWW {2}until .* used .* nightly/,
  );
  expect(output.join('\n')).not.toContain(secret);
  expect(await token('revoke', row!.id)).toBe(0);
  expect(await findToken(database, secret)).toBeNull();
  const trail = await database.auditEvent.findMany({ orderBy: { id: 'asc' } });
  expect(trail.map(({ action, via }) => [action, via])).toEqual([
    ['token create', 'command'],
    ['token revoke', 'command'],
  ]);
});

test.each([
  [['create', '--account', 'nobody@x.example', '--name', 'x'], /no account nobody@x\.example/],
  [['create', '--account', 'tower@x.example', '--name', 'x', '--role', 'admin'], /owner is operator/],
  [['create', '--account', 'tower@x.example', '--name', 'x', '--days', '0'], /--days/],
  [['create', '--account', 'tower@x.example', '--name', 'x', '--airport', 'not one'], /ICAO/],
  [['revoke', 'x'], /no such token/],
])('%j is refused', async (words, reason) => {
  expect(await token(...words)).toBe(2);
  expect(errors.join('')).toMatch(reason);
});
