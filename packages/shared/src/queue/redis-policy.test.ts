import { Redis } from 'ioredis';
import { freePort } from '../embedded';
import { queueBackends, startRedis, type TestRedis } from '../testing';
import { checkRedis, evictionPolicy } from './redis-policy';

test('the policy is read from INFO', () => {
  expect(evictionPolicy('# Memory\r\nmaxmemory_policy:allkeys-lru\r\nx:1')).toBe('allkeys-lru');
  expect(evictionPolicy('')).toBeNull();
});

test('a server that is not there is told from one that must not be used', async () => {
  const port = await freePort();
  await expect(checkRedis(`redis://127.0.0.1:${port}`)).rejects.toMatchObject({ code: 'queue_unavailable' });
});

const { here, leftOut } = queueBackends();
if (leftOut !== null) test.skip(leftOut, () => undefined);

(here.includes('redis') ? describe : describe.skip)('a real server', () => {
  let server: TestRedis;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());

  test('noeviction is accepted, and any other policy refused by name', async () => {
    await expect(checkRedis(server.url)).resolves.toBeUndefined();
    const redis = new Redis(server.url);
    await redis.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await redis.quit();
    await expect(checkRedis(server.url)).rejects.toMatchObject({
      code: 'config_invalid',
      message: expect.stringContaining('allkeys-lru') as string,
    });
  });
});
