import { once } from 'node:events';
import { connect } from 'node:net';
import { createContext, createLogger, hashPassword } from '@papiscope/shared';
import { redisAvailable, startRedis, until } from '@papiscope/shared/testing';
import Redis from 'ioredis';
import { startApi } from './server';
import { Client } from './testing/client';
import { startTestApi, type TestApi } from './testing/harness';

/** One whole answer, as it comes over the line for a request written by hand. */
async function raw(api: { url: string }, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  let text = '';
  socket.on('data', (data) => (text += data.toString()));
  await once(socket, 'close');
  return text;
}

const statusOf = (answer: string): number => Number(answer.split(' ')[1]);

describe('without accounts', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({ PUBLIC_URL: 'http://papi.localhost:8080' });
  });
  afterAll(() => api.stop());

  test.each(['localhost', '127.0.0.1', '[::1]', '127.0.0.1:8080', 'papi.localhost:8080'])(
    '%s is this machine',
    async (host) => {
      expect(statusOf(await raw(api, ['GET /api/v1/airports HTTP/1.1', `Host: ${host}`]))).toBe(200);
    },
  );

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', ''])(
    'a name that was made to point here is refused: %s',
    async (host) => {
      for (const path of ['/api/v1/airports', '/admin/queues/api/queues', '/openapi.json', '/'])
        expect(statusOf(await raw(api, [`GET ${path} HTTP/1.1`, `Host: ${host}`]))).toBe(403);
    },
  );

  test('nobody signs in, and nothing asks for it', async () => {
    const client = new Client(api.url);
    expect(await client.json('GET', '/api/v1/auth/me')).toMatchObject({
      mode: 'local',
      role: 'admin',
      airports: 'all',
    });
    const login = { email: 'a@b.example', password: 'x' };
    expect(await client.problem('POST', '/api/v1/auth/login', login)).toMatchObject({ status: 404 });
    expect(await client.problem('POST', '/api/v1/tokens', { name: 'x' })).toMatchObject({ status: 404 });
  });

  test('changes of the owner of the machine are in the trail too', async () => {
    const client = new Client(api.url);
    await client.json('POST', '/api/v1/airports', { icao: 'LZTT' });
    const { events } = await client.json<{ events: object[] }>('GET', '/api/v1/audit');
    expect(events[0]).toMatchObject({ via: 'local', account_name: 'local', action: 'POST /api/v1/airports' });
  });
});

describe('with accounts', () => {
  const FRIEND = 'https://tower.example';
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi({
      AUTH_MODE: 'accounts',
      PUBLIC_URL: 'https://papi.example',
      CORS_ORIGINS: FRIEND,
      TRUST_PROXY: '1',
    });
  });
  afterAll(() => api.stop());

  test('behind https the cookie is for this host and https alone, and browsers are told to stay with https', async () => {
    await api.context.database.account.deleteMany();
    const password = 'a password for tests';
    const password_hash = await hashPassword(password, 'a@x.example');
    await api.context.database.account.create({
      data: { email: 'a@x.example', role: 'admin', password_hash },
    });
    const response = await new Client(api.url).send('POST', '/api/v1/auth/login', {
      email: 'a@x.example',
      password,
    });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-papiscope_login=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
    );
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
    const client = new Client(api.url);
    client.cookie = response.headers.getSetCookie()[0]!.split(';')[0]!;
    const name = { icao: 'LZPP' };
    // The app's own pages come from the public name, whatever name the proxy asks under.
    expect(
      (await client.send('POST', '/api/v1/airports', name, { Origin: 'https://papi.example' })).status,
    ).toBe(201);
    expect((await client.send('POST', '/api/v1/airports', name, { Origin: FRIEND })).status).toBe(403);
  });

  test('the address that asks is the one the proxy tells', async () => {
    await new Client(api.url).send(
      'POST',
      '/api/v1/auth/login',
      { email: 'a@x.example', password: 'x' },
      { 'X-Forwarded-For': '203.0.113.9' },
    );
    const login = { email: 'a@x.example', password: 'a password for tests' };
    await new Client(api.url).send('POST', '/api/v1/auth/login', login, { 'X-Forwarded-For': '203.0.113.9' });
    const row = await api.context.database.login.findFirstOrThrow({ orderBy: { created_at: 'desc' } });
    expect(row.address).toBe('203.0.113.9');
  });

  test('only listed origins may read answers, never with cookies', async () => {
    const preflight = (origin: string) =>
      fetch(`${api.url}/api/v1/airports`, {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      });
    const friend = await preflight(FRIEND);
    expect(friend.headers.get('access-control-allow-origin')).toBe(FRIEND);
    expect(friend.headers.get('access-control-allow-credentials')).toBeNull();
    expect(friend.headers.get('access-control-allow-headers')).not.toMatch(/papiscope/i);
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('the policy names no foreign script, and the bucket only where there is one', async () => {
    const policy = (await fetch(`${api.url}/docs`)).headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual(
      expect.arrayContaining([
        "script-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
      ]),
    );
  });

  test('no stack, no path of a file and no secret in what is answered or written to the log', async () => {
    const lines: string[] = [];
    const log = createLogger('test', 'info', { write: (line: string) => void lines.push(line) });
    const context = await createContext(api.context.config, 'test', { log });
    const other = await startApi(context);
    try {
      const url = `http://127.0.0.1:${other.port}`;
      const answer = await fetch(`${url}/api/v1/objects/x?expires=1&signature=s3cr3t-signature`, {
        headers: { Authorization: 'Bearer papi_s3cr3t', Cookie: 'papiscope_login=s3cr3t-cookie' },
      });
      const login = { email: 'a@x.example', password: 's3cr3t-password' };
      const refused = await new Client(url).send('POST', '/api/v1/auth/login', login);
      const broken = await fetch(`${url}/api/v1/auth/login`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"password":"s3cr3t',
      });
      for (const each of [answer, refused, broken])
        expect(await each.text()).not.toMatch(/s3cr3t|node_modules|\.ts:|at /);
    } finally {
      await other.stop();
      await context.close();
    }
    expect(lines.filter((line) => line.includes('/api/v1/')).length).toBeGreaterThanOrEqual(3);
    expect(lines.join('')).not.toContain('s3cr3t');
  });
});

const { available } = redisAvailable();
(available ? describe : describe.skip)('so many requests a minute', () => {
  test('for all processes together while Redis is there, in each alone while it is not, and together again', async () => {
    let redis = await startRedis();
    const env = { AUTH_MODE: 'accounts', RATE_LIMIT_PER_MINUTE: '20', REDIS_URL: redis.url };
    const api = await startTestApi(env);
    const second = await startApi(api.context);
    const urls = [api.url, `http://127.0.0.1:${second.port}`];
    const ask = async (count: number): Promise<number[]> => {
      const statuses: number[] = [];
      for (let n = 0; n < count; n++) statuses.push((await fetch(`${urls[n % 2]}/healthz`)).status);
      return statuses;
    };
    try {
      expect(await ask(22)).toEqual([...Array<number>(20).fill(200), 429, 429]);
      const limited = await fetch(`${api.url}/healthz`);
      expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
      await redis.stop();
      // Each process now counts for itself.
      expect(await ask(42)).toEqual([...Array<number>(40).fill(200), 429, 429]);

      redis = await startRedis(redis.port);
      const counter = new Redis(redis.url);
      const counted = async (): Promise<number> =>
        Number(await counter.get('papiscope-requests:127.0.0.1').catch(() => 0));
      for (const url of urls)
        await until(`${url} counts in Redis again`, async () => {
          const before = await counted();
          await fetch(`${url}/healthz`);
          return (await counted()) === before + 1;
        });
      counter.disconnect();
    } finally {
      await redis.stop();
      await second.stop();
      await api.stop();
    }
  });
});
