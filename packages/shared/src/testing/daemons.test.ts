import { createConnection } from 'node:net';
import { once } from 'node:events';
import { radosgwAvailable, redisAvailable, startRadosgw, startRedis } from '.';

async function refuses(port: number): Promise<boolean> {
  const socket = createConnection(port, '127.0.0.1');
  const [error] = (await once(socket, 'error').catch((reason: unknown) => [reason])) as [Error];
  return (error as NodeJS.ErrnoException).code === 'ECONNREFUSED';
}

const redis = redisAvailable();
if (redis.available)
  it('redis starts, answers and is gone after stop', async () => {
    const server = await startRedis();
    expect(server.url).toBe(`redis://127.0.0.1:${server.port}`);
    await server.stop();
    expect(await refuses(server.port)).toBe(true);
  });
else it.skip(`redis: left out, this machine has no ${redis.missing.join(', ')}`, () => undefined);

const radosgw = radosgwAvailable();
if (radosgw.available)
  it('radosgw starts with a bucket and is gone after stop', async () => {
    const s3 = await startRadosgw({ bucket: 'some-bucket' });
    expect((await fetch(`${s3.endpoint}/some-bucket/`)).status).toBe(403);
    await s3.stop();
    expect(await refuses(Number(new URL(s3.endpoint).port))).toBe(true);
  });
else it.skip(`radosgw: left out, this machine has no ${radosgw.missing.join(', ')}`, () => undefined);
