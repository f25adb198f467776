import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { freePort } from '@papiscope/shared';
import { CALLBACK_PATH } from './accounts/oidc';
import { Client } from './testing/client';
import { startTestApi, type TestApi } from './testing/harness';

let provider: ChildProcess;
let issuer: string;
let api: TestApi;
beforeAll(async () => {
  const [port, apiPort] = [await freePort(), await freePort()];
  const publicUrl = `http://127.0.0.1:${apiPort}`;
  issuer = `http://127.0.0.1:${port}`;
  const script = path.join(__dirname, 'testing', 'oidc-provider.mjs');
  const args = [script, String(port), publicUrl + CALLBACK_PATH];
  provider = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  await once(provider.stdout!, 'data');
  api = await startTestApi({
    AUTH_MODE: 'accounts',
    API_PORT: String(apiPort),
    PUBLIC_URL: publicUrl,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'papiscope',
    OIDC_CLIENT_SECRET: 'a secret of the provider',
    OIDC_ROLES: 'papi-admins=admin,inspectors=operator',
    OIDC_AIRPORTS_CLAIM: 'airports',
    OIDC_LABEL: 'Airfield ID',
  });
});
afterAll(async () => {
  await api.stop();
  const exit = once(provider, 'exit');
  provider.stdin!.end();
  await exit;
});

/** A browser, as far as a sign-in needs one: it follows redirects and keeps the cookies of each host. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  async open(address: string, form?: Record<string, string>): Promise<Response> {
    const { origin } = new URL(address);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    const response = await fetch(address, {
      redirect: 'manual',
      headers: { Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  /** Follows redirects until a page, or an address of `stop`, and says where it ended. */
  async follow(address: string, stop: (url: string) => boolean = () => false, form?: Record<string, string>) {
    let url = address;
    let response = await this.open(url, form);
    for (let steps = 0; steps < 20 && response.status >= 300 && response.status < 400; steps++) {
      url = new URL(response.headers.get('location') ?? '', url).href;
      if (stop(url)) break;
      response = await this.open(url);
    }
    return { url, response };
  }

  client(): Client {
    const client = new Client(api.url);
    client.cookie = [...(this.#jars.get(api.url) ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
    return client;
  }
}

const START = '/api/v1/auth/oidc/start';
const isCallback = (url: string): boolean => url.includes(CALLBACK_PATH);

/** Signs `name:group,group` in at the provider and agrees to everything, up to the address that it sends the browser back to. */
async function throughProvider(browser: Browser, person: string, returnTo = '/runways'): Promise<string> {
  const [login = ''] = person.split(':');
  const noted = once(provider.stdout!, 'data');
  provider.stdin!.write(`${person}\n`);
  await noted;
  const begun = await browser.follow(`${api.url}${START}?return_to=${encodeURIComponent(returnTo)}`);
  const submit = async (url: string, form: Record<string, string>) => browser.follow(url, isCallback, form);
  const asked = await submit(begun.url, { prompt: 'login', login, password: 'any' });
  const agreed = isCallback(asked.url) ? asked : await submit(asked.url, { prompt: 'consent' });
  expect(agreed.url).toContain(CALLBACK_PATH);
  return agreed.url;
}

test('the sign-in page is told of the provider', async () => {
  expect(await new Client(api.url).json('GET', '/api/v1/auth/me')).toMatchObject({ oidc: 'Airfield ID' });
});

test('code flow with PKCE, state and nonce; role and airports follow the claims at each sign-in', async () => {
  const browser = new Browser();
  const start = await browser.open(`${api.url}${START}`);
  const asked = new URL(start.headers.get('location') ?? '').searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)).toMatch(/^[\w-]{20,}$/);

  const back = await throughProvider(browser, 'anna:inspectors');
  const arrived = await browser.open(back);
  expect([arrived.status, arrived.headers.get('location')]).toEqual([302, '/runways']);
  expect(await browser.client().json('GET', '/api/v1/auth/me')).toMatchObject({
    via: 'login',
    role: 'operator',
    airports: ['LZIB', 'LOWW'],
    account: { email: 'anna@x.example', name: 'The anna', external: true, has_password: false },
  });

  const again = new Browser();
  await again.open(await throughProvider(again, 'anna:papi-admins,inspectors'));
  expect(await again.client().json('GET', '/api/v1/auth/me')).toMatchObject({ role: 'admin' });
  expect(await api.context.database.account.count({ where: { email: 'anna@x.example' } })).toBe(1);

  const limited = new Browser();
  await limited.open(await throughProvider(limited, 'limited:inspectors'));
  expect(await limited.client().json('GET', '/api/v1/auth/me')).toMatchObject({ airports: ['LZIB'] });
});

test('somebody without a mapped group, or disabled here, does not come in', async () => {
  const stranger = new Browser();
  const refused = await stranger.open(await throughProvider(stranger, 'stranger:cooks'));
  expect([refused.status, await stranger.client().json('GET', '/api/v1/auth/me')]).toMatchObject([
    403,
    { via: 'nobody' },
  ]);
  expect(await api.context.database.account.count({ where: { email: 'stranger@x.example' } })).toBe(0);
  const page = { Accept: 'text/html,application/xhtml+xml', Cookie: '' };
  const shown = await fetch(`${api.url}${CALLBACK_PATH}?code=x`, { redirect: 'manual', headers: page });
  expect([shown.status, shown.headers.get('location')]).toEqual([303, '/?refused=login_failed']);

  await api.context.database.account.create({
    data: { email: 'gone@x.example', role: 'viewer', disabled: true },
  });
  const gone = new Browser();
  expect((await gone.open(await throughProvider(gone, 'gone:inspectors'))).status).toBe(403);
});

test('an account that exists is bound by a verified e-mail address, and by no other', async () => {
  const { database } = api.context;
  await database.account.create({ data: { email: 'bound@x.example', role: 'viewer', password_hash: 'x' } });
  const browser = new Browser();
  expect((await browser.open(await throughProvider(browser, 'bound:inspectors'))).status).toBe(302);
  expect(await database.account.findUniqueOrThrow({ where: { email: 'bound@x.example' } })).toMatchObject({
    oidc_subject: `${issuer} bound`,
    role: 'operator',
  });

  await database.account.create({
    data: { email: 'unverified@x.example', role: 'admin', password_hash: 'x' },
  });
  const thief = new Browser();
  expect((await thief.open(await throughProvider(thief, 'unverified:inspectors'))).status).toBe(403);
});

test('a way back that was not begun in this browser, was changed, or was used before leads nowhere', async () => {
  const victim = new Browser();
  const attacker = new Browser();
  const back = await throughProvider(attacker, 'mallory:inspectors');
  // Another browser is handed the attacker's code: it has no journey, or one with another state.
  expect((await victim.open(back)).status).toBe(401);
  await victim.open(`${api.url}${START}`);
  expect((await victim.open(back)).status).toBe(401);
  expect(await victim.client().json('GET', '/api/v1/auth/me')).toMatchObject({ via: 'nobody' });

  const changed = new Browser();
  const other = await throughProvider(changed, 'mallory:inspectors');
  expect((await changed.open(other.replace(/state=[^&]*/, 'state=another'))).status).toBe(401);
  expect((await changed.open(other)).status).toBe(401);

  expect((await attacker.open(back)).status).toBe(302);
  expect((await attacker.open(back)).status).toBe(401);
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  'javascript:alert(1)',
  '/%0d%0aSet-Cookie:x',
])('the way back leads into the app only: %s', async (returnTo) => {
  const browser = new Browser();
  const arrived = await browser.open(await throughProvider(browser, 'anna:inspectors', returnTo));
  expect(arrived.headers.get('location')).toBe('/');
});
