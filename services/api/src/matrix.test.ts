import { randomUUID } from 'node:crypto';
import { issueToken, reachColumns, type Account } from '@papiscope/shared';
import { ROLES, roleIncludes, type AirportReach, type Role } from '@papiscope/shared/contracts';
import type { Route } from './http/route';
import { openApiPath } from './http/openapi';
import { ROUTES } from './routes';
import { Client } from './testing/client';
import { startTestApi, type TestApi } from './testing/harness';

/** Role × route × airport over HTTP: each row of the route table is asked by everybody for their own, a foreign and no airport. */

const OWN = 'LZIB';
const FOREIGN = 'LOWW';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ AUTH_MODE: 'accounts', RATE_LIMIT_PER_MINUTE: '0' });
  for (const icao of [OWN, FOREIGN]) places.set(icao, await makePlace(icao));
  for (const role of ROLES)
    for (const [reach, airports] of REACHES)
      callers.set(`${role} of ${reach}`, await makeCaller(role, airports));
});
afterAll(() => api.stop());

interface Place {
  readonly airport: string;
  readonly runway: string;
  readonly session: string;
  readonly upload: string;
}
const places = new Map<string, Place>();

const siteOf = (icao: string) => ({
  airport: { icao, name: '' },
  runway: { code: '22', heading: 221 },
  reference_points: [
    { point_type: 'PAPI_A', latitude: 48, longitude: 17, elevation_wgs84: 130, nominal_angle: 3 },
  ],
});

async function makePlace(icao: string): Promise<Place> {
  const { database } = api.context;
  const airport = await database.airport.create({ data: { icao, name: icao } });
  const runway = await database.runway.create({ data: { airport_id: airport.id, code: '22', heading: 221 } });
  await database.referencePoint.create({
    data: { runway_id: runway.id, point_type: 'PAPI_A', latitude: 48, longitude: 17, elevation_wgs84: 130 },
  });
  const session = await database.measurementSession.create({
    data: {
      runway_id: runway.id,
      airport_icao: icao,
      runway_code: '22',
      site: siteOf(icao),
      status: 'completed',
      original_file_name: 'x.mp4',
      storage_type: 'local',
    },
  });
  const upload = await database.upload.create({
    data: {
      airport_icao: icao,
      runway_code: '22',
      options: {},
      file_name: 'x.mp4',
      size: 1n,
      storage_type: 'local',
      key: `videos/original/${randomUUID()}/x.mp4`,
      multipart_id: randomUUID(),
    },
  });
  return { airport: airport.id, runway: runway.id, session: session.id, upload: upload.id };
}

const REACHES: readonly (readonly [string, AirportReach])[] = [
  ['all', 'all'],
  ['own', [OWN]],
  ['none', []],
];
const callers = new Map<string, Client>();

async function makeAccount(
  role: Role,
  airports: AirportReach,
  more: Partial<Account> = {},
): Promise<Account> {
  const email = `${randomUUID()}@x.example`;
  return api.context.database.account.create({ data: { email, role, ...reachColumns(airports), ...more } });
}

async function makeCaller(role: Role, airports: AirportReach): Promise<Client> {
  const { id } = await makeAccount(role, airports);
  const wanted = { name: 'matrix', role, airports: 'all', days: 1 } as const;
  const { secret } = await issueToken(api.context.database, { id, role, airports }, wanted);
  return new Client(api.url, secret);
}

/** The address of a route for a thing of an airport; null for something that is nowhere. */
function addressOf({ path, scope }: Route, icao: string | null): string {
  const place = icao === null ? undefined : places.get(icao);
  const named = {
    session: place?.session,
    upload: place?.upload,
    runway: place?.runway,
    airport: place?.airport,
  };
  const id = (scope in named ? named[scope as keyof typeof named] : undefined) ?? randomUUID();
  return openApiPath(path)
    .replace(/\{(id|upload_id)\}/, id)
    .replace('{video_type}', 'original')
    .replace('{format}', 'json')
    .replace('{unit}', 'papi_a')
    .replace('{moment}', 'red')
    .replace('{point_type}', 'PAPI_B')
    .replace('{part_number}', '1')
    .replace('{multipart_id}', randomUUID())
    .replace('{key}', 'x');
}

/** A change is asked for with a body that no route takes, so that it is let in and does nothing. */
async function ask(client: Client, route: Route, icao: string | null): Promise<number> {
  const body =
    route.method === 'get' || route.method === 'delete' ? undefined : { not: 'a body of this route' };
  const response = await client.send(route.method.toUpperCase(), addressOf(route, icao), body);
  await response.body?.cancel();
  return response.status;
}

const GUARDED = ROUTES.filter(({ access }) => access !== 'public');
const name = ({ method, path, access, scope }: Route): string =>
  `${method.toUpperCase()} ${openApiPath(path)} (${access}, ${scope})`;
const NAMED = new Set(['session', 'upload', 'runway', 'airport']);
/** These would change what the others are asked about, or are for browsers only; what they do is tested elsewhere, that they are guarded here. */
const spares = ({ method, path }: Route): boolean =>
  method === 'delete' || /\/(cancel|retry|reprocess|logout|events|link)$/.test(path);

describe.each(GUARDED.map((route) => [name(route), route] as const))('%s', (_name, route) => {
  test('nobody, unknown, expired and revoked tokens and disabled accounts are asked to sign in', async () => {
    const { database } = api.context;
    const token = async (more: { account?: Partial<Account>; expires_at?: Date; revoked_at?: Date }) => {
      const { account: change, ...times } = more;
      const account = await makeAccount('admin', 'all', change);
      const owner = { id: account.id, role: 'admin', airports: 'all' } as const;
      const made = await issueToken(database, owner, { name: 'x', role: 'admin', airports: 'all', days: 1 });
      await database.apiToken.update({ where: { id: made.token.id }, data: times });
      return new Client(api.url, made.secret);
    };
    const refused = [
      new Client(api.url),
      new Client(api.url, 'papi_unknown'),
      await token({ expires_at: new Date() }),
      await token({ revoked_at: new Date() }),
      await token({ account: { disabled: true } }),
    ];
    const statuses = await Promise.all(refused.map((client) => ask(client, route, OWN)));
    expect(statuses).toEqual(refused.map(() => 401));
  });

  test.each(ROLES)('%s', async (role) => {
    const allowed = route.access !== 'public' && roleIncludes(role, route.access);
    for (const [reach] of REACHES) {
      const client = callers.get(`${role} of ${reach}`)!;
      const cells: [string, number][] = [];
      for (const icao of [OWN, FOREIGN, null])
        if (!allowed || !spares(route) || (NAMED.has(route.scope) && reach !== 'all' && icao !== OWN))
          cells.push([icao ?? 'nowhere', await ask(client, route, icao)]);
      for (const [icao, status] of cells) {
        const said = `${reach} airports, thing of ${icao}: ${status}`;
        if (!allowed) expect(said).toBe(`${reach} airports, thing of ${icao}: 403`);
        else if (route.scope === 'everywhere' && reach !== 'all')
          expect(said).toBe(`${reach} airports, thing of ${icao}: 403`);
        else if (NAMED.has(route.scope) && reach !== 'all' && (icao !== OWN || reach === 'none'))
          expect(said).toBe(`${reach} airports, thing of ${icao}: 404`);
        else expect([401, 403, 500]).not.toContain(status);
      }
    }
  });
});

test('what is hidden and what is not there are answered alike, but for the id of the request', async () => {
  const client = callers.get('admin of own')!;
  for (const route of GUARDED.filter(({ scope }) => NAMED.has(scope))) {
    const told = async (icao: string | null): Promise<unknown> => {
      const { request_id, ...problem } = await client.problem(
        route.method.toUpperCase(),
        addressOf(route, icao),
      );
      expect(request_id).toMatch(/./);
      return problem;
    };
    expect([name(route), await told(FOREIGN)]).toEqual([name(route), await told(null)]);
  }
});

test('lists hold what the caller may see and nothing else', async () => {
  const seen = async (client: Client): Promise<Record<string, string[]>> => {
    const sessions = await client.json<{ total: number; sessions: { airport_icao: string }[] }>(
      'GET',
      '/api/v1/papi-measurements/sessions',
    );
    expect(sessions.total).toBe(sessions.sessions.length);
    const { airports } = await client.json<{ airports: { icao: string }[] }>('GET', '/api/v1/airports');
    const { runways } = await client.json<{ runways: { airport_icao: string }[] }>('GET', '/api/v1/runways');
    return {
      sessions: sessions.sessions.map((row) => row.airport_icao).sort(),
      airports: airports.map((row) => row.icao).sort(),
      runways: runways.map((row) => row.airport_icao).sort(),
    };
  };
  const exactly = (icaos: string[]) => ({ sessions: icaos, airports: icaos, runways: icaos });
  expect(await seen(callers.get('viewer of all')!)).toEqual(exactly([FOREIGN, OWN]));
  expect(await seen(callers.get('viewer of own')!)).toEqual(exactly([OWN]));
  expect(await seen(callers.get('viewer of none')!)).toEqual(exactly([]));
  const own = callers.get('viewer of own')!;
  const asked = await own.json<{ total: number }>(
    'GET',
    `/api/v1/papi-measurements/sessions?airport_icao=${FOREIGN}`,
  );
  expect(asked.total).toBe(0);
  expect(await own.json('GET', `/api/v1/airports?icao=${FOREIGN}`)).toEqual({ airports: [] });
  expect(await own.json('GET', `/api/v1/runways?airport_icao=${FOREIGN}`)).toEqual({ runways: [] });
});

test('nothing is made at, uploaded to or turned into an airport that is not the own one', async () => {
  const client = callers.get('admin of own')!;
  const upload = (icao: string) => ({ airport_icao: icao, runway_code: '22', file_name: 'a.mp4', size: 10 });
  expect(await client.problem('POST', '/api/v1/airports', { icao: 'LKPR' })).toMatchObject({ status: 403 });
  expect(await client.problem('PUT', '/api/v1/sites', siteOf(FOREIGN))).toMatchObject({ status: 403 });
  const rename = { icao: FOREIGN, name: '' };
  const address = `/api/v1/airports/${places.get(OWN)!.airport}`;
  expect(await client.problem('PUT', address, rename)).toMatchObject({ status: 403 });
  const hidden = await client.problem('POST', '/api/v1/uploads', upload(FOREIGN));
  const missing = await client.problem('POST', '/api/v1/uploads', upload('XXXX'));
  expect(hidden).toMatchObject({ status: 404, detail: `There is no airport ${FOREIGN}.` });
  expect(missing).toMatchObject({ status: 404, detail: 'There is no airport XXXX.' });
  const form = new FormData();
  form.set('airport_icao', FOREIGN);
  form.set('runway_code', '22');
  form.set('video', new Blob([new Uint8Array(5000)]), 'a.mp4');
  expect(await client.problem('POST', '/api/v1/papi-measurements/upload-video', form)).toMatchObject({
    status: 404,
  });
  expect(await api.storedFiles()).toEqual([]);
  await client.json('PUT', '/api/v1/sites', siteOf(OWN));
});

test('an upload remembers whose it is, and a token of an operator reaches its airports only', async () => {
  const { database } = api.context;
  const account = await makeAccount('operator', 'all');
  const owner = { id: account.id, role: 'operator', airports: 'all' } as const;
  const wanted = { name: 'gate', role: 'operator', airports: [OWN], days: 1 } as const;
  const { secret } = await issueToken(database, owner, wanted);
  const client = new Client(api.url, secret);
  const upload = { airport_icao: OWN, runway_code: '22', file_name: 'a.mp4', size: 10 };
  const { upload_id } = await client.json<{ upload_id: string }>('POST', '/api/v1/uploads', upload);
  expect(await database.upload.findUniqueOrThrow({ where: { id: upload_id } })).toMatchObject({
    account_id: account.id,
  });
  expect(await client.problem('GET', `/api/v1/uploads/${places.get(FOREIGN)!.upload}`)).toMatchObject({
    status: 404,
  });
  await client.json('DELETE', `/api/v1/uploads/${upload_id}`);
});

test('operators look at the queue board and change nothing there; viewers and the limited do not see it', async () => {
  const board = '/admin/queues/api/queues';
  const pause = '/admin/queues/api/queues/ingest/pause';
  const status = async (who: string, method: string, address: string): Promise<number> => {
    const response = await callers.get(who)!.send(method, address);
    await response.body?.cancel();
    return response.status;
  };
  expect(await status('viewer of all', 'GET', board)).toBe(403);
  expect(await status('operator of own', 'GET', board)).toBe(403);
  expect(await status('operator of all', 'GET', board)).toBe(200);
  expect(await status('operator of all', 'PUT', pause)).toBe(403);
  expect(await status('admin of own', 'PUT', pause)).toBe(403);
  const { queues } = await callers
    .get('operator of all')!
    .json<{ queues: { readOnlyMode: boolean }[] }>('GET', board);
  expect(queues.every(({ readOnlyMode }) => readOnlyMode)).toBe(true);
  expect(await status('admin of all', 'PUT', pause)).toBe(200);
});
