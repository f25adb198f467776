import { createContext, createLogger, ensureFirstAdmin } from '@papiscope/shared';
import { Client } from './testing/client';
import { startTestApi, type TestApi } from './testing/harness';

const ADMIN = { email: 'chief@airfield.example', password: 'correct horse battery' };
const env = { AUTH_MODE: 'accounts', ADMIN_EMAIL: 'Chief@Airfield.example', ADMIN_PASSWORD: ADMIN.password };

let api: TestApi;
let admin: Client;
beforeAll(async () => {
  api = await startTestApi(env);
  admin = await new Client(api.url).login(ADMIN.email, ADMIN.password);
});
afterAll(() => api.stop());

const nobody = (): Client => new Client(api.url);

interface Made {
  readonly id: string;
  readonly link: { readonly url: string };
}

/** A new account that has chosen its password at its one-time address. */
async function newUser(
  email: string,
  more: object = {},
): Promise<{ id: string; password: string; client: Client }> {
  const password = `password of ${email.length} letters!`;
  const made = await admin.json<Made>('POST', '/api/v1/users', { email, role: 'viewer', ...more });
  const link = new URL(made.link.url).hash.slice(1);
  const client = nobody();
  await client.json('POST', '/api/v1/auth/link/use', { link, password });
  return { id: made.id, password, client };
}

test('the first administrator comes from the settings, once', async () => {
  expect(await admin.json('GET', '/api/v1/auth/me')).toMatchObject({
    mode: 'accounts',
    via: 'login',
    role: 'admin',
    airports: 'all',
    account: { email: ADMIN.email, has_password: true },
  });
  await api.context.database.account.updateMany({ data: { name: 'kept' } });
  await ensureFirstAdmin(api.context, api.url);
  expect(await api.context.database.account.count()).toBe(1);
});

test('nobody learns more than how to sign in', async () => {
  expect(await nobody().json('GET', '/api/v1/auth/me')).toEqual({
    mode: 'accounts',
    via: 'nobody',
    account: null,
    role: null,
    airports: [],
    oidc: null,
    no_accounts: false,
  });
  const problem = await nobody().problem('GET', '/api/v1/papi-measurements/sessions');
  expect(problem).toMatchObject({ status: 401, code: 'unauthorized' });
});

test('the cookie is for the server alone, and its secret is nowhere in the database', async () => {
  const response = await nobody().send('POST', '/api/v1/auth/login', ADMIN);
  const [line = ''] = response.headers.getSetCookie();
  expect(line).toMatch(
    /^papiscope_login=[\w-]{43}; Max-Age=604800; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
  );
  const secret = line.slice('papiscope_login='.length, line.indexOf(';'));
  const rows = await api.context.database.login.findMany();
  expect(rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(rows)).not.toContain(secret);
  const account = await api.context.database.account.findFirstOrThrow({ where: { email: ADMIN.email } });
  expect(account.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('signing out ends the login itself, not only the cookie', async () => {
  const client = await nobody().login(ADMIN.email, ADMIN.password);
  const stolen = nobody();
  stolen.cookie = client.cookie;
  await client.json('POST', '/api/v1/auth/logout');
  expect(client.cookie).toBe('');
  expect(await stolen.problem('GET', '/api/v1/users')).toMatchObject({ code: 'unauthorized' });
});

test('a login ends when it was not used, and after its lifetime', async () => {
  const { database } = api.context;
  const client = await nobody().login(ADMIN.email, ADMIN.password);
  const { logins } = await client.json<{ logins: { id: string; current: boolean }[] }>(
    'GET',
    '/api/v1/auth/logins',
  );
  const { id } = logins.find(({ current }) => current)!;
  await database.login.update({
    where: { id },
    data: { last_used_at: new Date(Date.now() - 12 * 3600_000) },
  });
  expect((await client.send('GET', '/api/v1/users')).status).toBe(401);
  await database.login.update({ where: { id }, data: { last_used_at: new Date(), expires_at: new Date() } });
  expect((await client.send('GET', '/api/v1/users')).status).toBe(401);
});

test('what a cookie lets in must come from the app: other sites and plain forms do not', async () => {
  const airport = { icao: 'LOWW' };
  const foreign = [
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
    { Origin: 'https://elsewhere.example' },
    { Origin: 'null' },
  ];
  for (const headers of foreign)
    expect(await admin.problem('POST', '/api/v1/airports', airport, headers)).toMatchObject({
      code: 'forbidden',
      detail: 'Requests from other web sites are refused.',
    });
  const bare = await fetch(`${api.url}/api/v1/airports`, {
    method: 'POST',
    headers: { Cookie: admin.cookie, 'Content-Type': 'application/json' },
    body: JSON.stringify(airport),
  });
  expect(bare.status).toBe(403);
  const login = await nobody().problem('POST', '/api/v1/auth/login', ADMIN, {
    'Sec-Fetch-Site': 'cross-site',
  });
  expect(login.code).toBe('forbidden');
});

test('a new account chooses its password at its one-time address, and nobody does so twice', async () => {
  const made = await admin.json<Made>('POST', '/api/v1/users', { email: 'New@x.example', role: 'operator' });
  const link = new URL(made.link.url).hash.slice(1);
  expect(await nobody().json('POST', '/api/v1/auth/link', { link })).toMatchObject({
    kind: 'password',
    email: 'new@x.example',
  });
  const choose = (password: string) => nobody().problem('POST', '/api/v1/auth/link/use', { link, password });
  for (const weak of ['short', 'aaaaaaaaaaaaaaaaaa', 'abcabcabcabcabc'])
    expect(await choose(weak)).toMatchObject({ status: 422, code: 'password_weak' });
  const both = await Promise.all(
    [1, 2].map((n) =>
      nobody().send('POST', '/api/v1/auth/link/use', { link, password: `a fine password ${n}` }),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
  expect(await choose('another fine password')).toMatchObject({ status: 410, code: 'link_invalid' });
});

test('wrong password, unknown address, disabled account and account without password read the same', async () => {
  const { id, password } = await newUser('gone@x.example');
  await admin.json('PUT', `/api/v1/users/${id}`, { disabled: true });
  await admin.json('POST', '/api/v1/users', { email: 'fresh@x.example', role: 'viewer' });
  const answers = await Promise.all(
    [
      { email: ADMIN.email, password: 'not this one at all' },
      { email: 'unknown@x.example', password: 'not this one at all' },
      { email: 'gone@x.example', password },
      { email: 'fresh@x.example', password: 'not this one at all' },
    ].map(async (tried) => {
      const { request_id, ...told } = await nobody().problem('POST', '/api/v1/auth/login', tried);
      expect(request_id).toMatch(/./);
      return told;
    }),
  );
  expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
  expect(answers[0]).toMatchObject({ status: 401, code: 'login_failed' });
});

test.each(['guessed@x.example', 'nobody-of-this-name@x.example'])(
  'guessing the password of %s is stopped, also many at once and with the right one at last',
  async (email) => {
    const known = email.startsWith('guessed');
    const password = known ? (await newUser(email)).password : 'whatever it may be';
    await api.context.database.loginFailure.deleteMany();
    const guesses = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        nobody().send('POST', '/api/v1/auth/login', { email, password: `guess ${n} of twelve` }),
      ),
    );
    const statuses = guesses.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
    const blocked = await nobody().send('POST', '/api/v1/auth/login', { email, password });
    expect(blocked.status).toBe(429);
    const first = Number(blocked.headers.get('retry-after'));
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(5);
    // Once the wait is over, the next wrong one costs twice as much.
    const over = { blocked_until: new Date(0) };
    await api.context.database.loginFailure.updateMany({ data: over });
    expect(
      (await nobody().send('POST', '/api/v1/auth/login', { email, password: 'wrong again!' })).status,
    ).toBe(401);
    const next = await nobody().send('POST', '/api/v1/auth/login', { email, password });
    expect(Number(next.headers.get('retry-after'))).toBeGreaterThan(5);
    await api.context.database.loginFailure.updateMany({ data: over });
    const right = await nobody().send('POST', '/api/v1/auth/login', { email, password });
    expect(right.status).toBe(known ? 200 : 401);
    await api.context.database.loginFailure.deleteMany();
  },
);

test('one address that tries many names is stopped too', async () => {
  await api.context.database.loginFailure.deleteMany();
  const statuses: number[] = [];
  for (let n = 0; n < 21; n++)
    statuses.push(
      (await nobody().send('POST', '/api/v1/auth/login', { email: `n${n}@x.example`, password: 'x' })).status,
    );
  expect(statuses).toEqual([...Array<number>(20).fill(401), 429]);
  await api.context.database.loginFailure.deleteMany();
});

test('changing the password wants the present one and signs every other browser out', async () => {
  const { client, password } = await newUser('careful@x.example');
  const other = await nobody().login('careful@x.example', password);
  const change = (current_password: string, new_password: string) => ({ current_password, new_password });
  const address = '/api/v1/auth/password';
  expect(await client.problem('PUT', address, change('wrong', 'a very new password'))).toMatchObject({
    code: 'login_failed',
  });
  expect(await client.problem('PUT', address, change(password, password))).toMatchObject({
    code: 'password_weak',
  });
  await client.json('PUT', address, change(password, 'a very new password'));
  expect((await client.send('GET', '/api/v1/auth/logins')).status).toBe(200);
  expect((await other.send('GET', '/api/v1/auth/logins')).status).toBe(401);
  await nobody().login('careful@x.example', 'a very new password');
});

test('an administrator resets a password by a one-time address, which signs the account out', async () => {
  const { id, client } = await newUser('forgot@x.example');
  const first = await admin.json<Made['link']>('POST', `/api/v1/users/${id}/link`);
  const { url } = await admin.json<Made['link']>('POST', `/api/v1/users/${id}/link`);
  const use = (address: string, who: Client) =>
    who.send('POST', '/api/v1/auth/link/use', {
      link: new URL(address).hash.slice(1),
      password: 'remembered now 1',
    });
  expect((await use(first.url, nobody())).status).toBe(410);
  expect((await use(url, nobody())).status).toBe(200);
  expect((await client.send('GET', '/api/v1/auth/logins')).status).toBe(401);
});

test('who is disabled is out at once; the last administrator stays', async () => {
  const { id, client } = await newUser('brief@x.example', { role: 'admin' });
  expect((await client.send('GET', '/api/v1/users')).status).toBe(200);
  await admin.json('PUT', `/api/v1/users/${id}`, { role: 'viewer' });
  expect((await client.send('GET', '/api/v1/users')).status).toBe(403);
  await admin.json('PUT', `/api/v1/users/${id}`, { disabled: true });
  expect((await client.send('GET', '/api/v1/auth/logins')).status).toBe(401);
  const { account } = await admin.json<{ account: { id: string } }>('GET', '/api/v1/auth/me');
  for (const change of [{ role: 'operator' }, { disabled: true }, { airports: ['LZIB'] }])
    expect(await admin.problem('PUT', `/api/v1/users/${account.id}`, change)).toMatchObject({
      code: 'conflict',
    });
  expect(await admin.problem('DELETE', `/api/v1/users/${account.id}`)).toMatchObject({ code: 'conflict' });
  await admin.json('DELETE', `/api/v1/users/${id}`);
});

test('a token does what it was made for, and stops when it is revoked, too old, or its owner is less', async () => {
  const { database } = api.context;
  const { id, client } = await newUser('script@x.example', { role: 'operator' });
  const make = { name: 'nightly', role: 'operator', expires_in_days: 1 };
  const { token, ...told } = await client.json<{ token: string; id: string; hint: string }>(
    'POST',
    '/api/v1/tokens',
    make,
  );
  expect(token).toMatch(/^papi_[\w-]{43}$/);
  expect(token.startsWith(told.hint)).toBe(true);
  expect(JSON.stringify(await database.apiToken.findMany())).not.toContain(token);
  const program = new Client(api.url, token);
  const sessions = '/api/v1/papi-measurements/sessions';
  expect((await program.send('GET', sessions)).status).toBe(200);
  expect(await program.json('GET', '/api/v1/tokens')).toMatchObject({
    tokens: [{ name: 'nightly', revoked_at: null }],
  });
  // A program needs no header of the app, and a token makes no credentials.
  expect(await program.problem('POST', '/api/v1/tokens', make)).toMatchObject({ code: 'forbidden' });
  expect(await client.problem('POST', '/api/v1/tokens', { ...make, role: 'admin' })).toMatchObject({
    code: 'forbidden',
  });

  await admin.json('PUT', `/api/v1/users/${id}`, { role: 'viewer' });
  expect(await program.problem('POST', '/api/v1/uploads', {})).toMatchObject({ code: 'forbidden' });
  await database.apiToken.update({ where: { id: told.id }, data: { expires_at: new Date() } });
  expect((await program.send('GET', sessions)).status).toBe(401);
  await database.apiToken.update({
    where: { id: told.id },
    data: { expires_at: new Date(Date.now() + 9999) },
  });
  expect((await program.send('GET', sessions)).status).toBe(200);
  await client.json('DELETE', `/api/v1/tokens/${told.id}`);
  expect((await program.send('GET', sessions)).status).toBe(401);
  expect(await new Client(api.url, 'papi_x').problem('GET', sessions)).toMatchObject({ status: 401 });
});

test('every change is in the trail with who made it, without secrets, and the trail cannot be changed', async () => {
  const { database } = api.context;
  await admin.json('POST', '/api/v1/airports', { icao: 'LZKZ', name: 'Košice' });
  const { events } = await admin.json<{ events: Record<string, unknown>[] }>(
    'GET',
    '/api/v1/audit?limit=500',
  );
  expect(events[0]).toMatchObject({
    account_name: ADMIN.email,
    via: 'login',
    action: 'POST /api/v1/airports',
    details: { body: { icao: 'LZKZ', name: 'Košice' } },
  });
  expect(events.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['sign in (password)', 'sign in (link)', 'PUT /api/v1/auth/password']),
  );
  expect(JSON.stringify(events)).not.toMatch(/a very new password|correct horse/);
  const { id } = await database.auditEvent.findFirstOrThrow();
  await expect(database.auditEvent.delete({ where: { id } })).rejects.toThrow(/append-only/);
  await expect(database.auditEvent.updateMany({ data: { account_name: 'x' } })).rejects.toThrow(
    /append-only/,
  );
});

test('with no account and no setting, a one-time address in the log makes the first administrator', async () => {
  const empty = await startTestApi({ AUTH_MODE: 'accounts' });
  const lines: string[] = [];
  const log = createLogger('test', 'info', { write: (line: string) => void lines.push(line) });
  const context = await createContext(empty.context.config, 'test', { log });
  try {
    await ensureFirstAdmin(context, empty.url);
    const [link = ''] = /(?<=welcome#)[\w-]{43}/.exec(lines.join('')) ?? [];
    const client = new Client(empty.url);
    expect(await client.json('GET', '/api/v1/auth/me')).toMatchObject({ no_accounts: true });
    const first = { link, email: ADMIN.email, name: 'Chief', password: ADMIN.password };
    expect(await client.json('POST', '/api/v1/auth/link/use', first)).toMatchObject({
      role: 'admin',
      airports: 'all',
    });
    expect((await client.send('GET', '/api/v1/users')).status).toBe(200);
    expect((await new Client(empty.url).send('POST', '/api/v1/auth/link/use', first)).status).toBe(410);
  } finally {
    await context.close();
    await empty.stop();
  }
});
