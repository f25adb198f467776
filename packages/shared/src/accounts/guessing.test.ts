import { createDatabase, type Database } from '../database';
import { startTestDatabase, type TestDatabase } from '../testing';
import { forgiveAttempt, takeAttempt } from './guessing';

const ADDRESS = '192.0.2.7';

let server: TestDatabase;
let database: Database;
beforeAll(async () => {
  server = await startTestDatabase();
  database = createDatabase(server.url);
}, 60_000);
beforeEach(() => database.loginFailure.deleteMany());
afterAll(async () => {
  await database.$disconnect();
  await server.stop();
});

const tried = (attempts: readonly Promise<void>[]) =>
  Promise.allSettled(attempts).then((all) => all.filter(({ status }) => status === 'fulfilled').length);

test('an attempt that began before another one from its address is not blocked by it', async () => {
  await takeAttempt(database, 'first@x.example', ADDRESS);
  await database.$transaction(async (early) => {
    await early.$queryRaw`SELECT now()`;
    await takeAttempt(database, 'second@x.example', ADDRESS);
    await takeAttempt(early, 'third@x.example', ADDRESS);
  });
  expect(await database.loginFailure.count()).toBe(4);
});

test('a name is blocked from its fifth attempt on, however many come at once', async () => {
  const attempts = Array.from({ length: 12 }, (_, n) =>
    takeAttempt(database, 'one@x.example', `192.0.2.${n}`),
  );
  expect(await tried(attempts)).toBe(5);
  await expect(takeAttempt(database, 'one@x.example', ADDRESS)).rejects.toMatchObject({
    code: 'too_many_requests',
  });
});

test('an address has more attempts than a name, and gets back those that were right', async () => {
  const names = Array.from({ length: 25 }, (_, n) => `user${n}@x.example`);
  expect(await tried(names.map((name) => takeAttempt(database, name, ADDRESS)))).toBe(20);
  await forgiveAttempt(database, names[0] ?? '', ADDRESS);
  await expect(takeAttempt(database, 'late@x.example', ADDRESS)).resolves.toBeUndefined();
});

test('failures of long ago are forgotten', async () => {
  const old = {
    count: 40,
    last_failed_at: new Date(Date.now() - 25 * 3600 * 1000),
    blocked_until: new Date(0),
  };
  await takeAttempt(database, 'old@x.example', ADDRESS);
  await database.loginFailure.updateMany({ data: old });
  await takeAttempt(database, 'old@x.example', ADDRESS);
  expect(await database.loginFailure.findMany({ select: { count: true } })).toEqual([
    { count: 1 },
    { count: 1 },
  ]);
});
