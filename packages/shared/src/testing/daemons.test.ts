import { createConnection } from 'node:net';
import { once } from 'node:events';
import { radosgwAvailable, redisAvailable, startRadosgw, startRedis } from '.';

async function refuses(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  const [error] = (await once(socket, 'error').catch((reason: unknown) => [reason])) as [Error];
  return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
}

(redisAvailable().available ? it : it.skip)('redis starts, answers and is gone after stop', async () => {
  const redis = await startRedis();
  expect(redis.url).toBe(`redis://127.0.0.1:${redis.port}`);
  await redis.stop();
  expect(await refuses(redis.port)).toBe(true);
});

(radosgwAvailable().available ? it : it.skip)(
  'radosgw starts with a bucket and is gone after stop',
  async () => {
    const s3 = await startRadosgw({ bucket: 'some-bucket' });
    expect((await fetch(`${s3.endpoint}/some-bucket/`)).status).toBe(403);
    await s3.stop();
    expect(await refuses(Number(new URL(s3.endpoint).port))).toBe(true);
  },
);
