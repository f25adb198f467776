import { randomUUID } from 'node:crypto';
import {
  PROTOCOL,
  type AirportAnswer,
  type PointAnswer,
  type ProfileAnswer,
  type RunwayAnswer,
  type SiteImportAnswer,
} from '@papiscope/shared/contracts';
import { SITE, upload } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.context.database.measurementSession.deleteMany();
  await api.context.database.airport.deleteMany();
  await api.context.database.standardsProfile.deleteMany();
});

const AIRPORTS = '/api/v1/airports';
const POINT = { latitude: 48.1, longitude: 17.2, elevation_wgs84: 133.4, nominal_angle: 2.5, tolerance: 0.1 };
const importSite = async () => (await api.json<SiteImportAnswer>('PUT', '/api/v1/sites', SITE)).body;

test('airports are made, found, changed, removed', async () => {
  const made = await api.json<AirportAnswer>('POST', AIRPORTS, { icao: 'lzib', name: ' Bratislava ' });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ icao: 'LZIB', name: 'Bratislava' });
  const path = `${AIRPORTS}/${made.body.id}`;
  expect(made.headers.get('location')).toBe(path);
  expect((await api.json('GET', path)).body).toEqual(made.body);
  expect((await api.json('PUT', path, { icao: 'LZIB', name: 'M. R. Štefánik' })).body).toMatchObject({
    name: 'M. R. Štefánik',
  });
  await api.json('POST', AIRPORTS, { icao: 'LKPR' });
  expect((await api.json('GET', AIRPORTS)).body).toMatchObject({
    airports: [{ icao: 'LKPR' }, { icao: 'LZIB' }],
  });
  expect((await api.json('GET', `${AIRPORTS}?icao=lzib`)).body).toMatchObject({
    airports: [{ icao: 'LZIB' }],
  });
  expect((await api.json('DELETE', path)).status).toBe(204);
  expect(await api.problem('GET', path)).toMatchObject({ status: 404, code: 'not_found' });
});

test.each([
  {},
  { icao: 'TOO LONG' },
  { icao: 7 },
  { icao: 'LZIB', iata: 'BTS' },
  [],
  { icao: 'LZIB', name: 1 },
])('airport %j is refused', async (body) => {
  expect(await api.problem('POST', AIRPORTS, body)).toMatchObject({ status: 400, code: 'validation_failed' });
});

test('an airport that exists, or does not', async () => {
  const { airport } = await importSite();
  const input = { icao: 'LZIB', name: '' };
  expect(await api.problem('POST', AIRPORTS, input)).toMatchObject({ status: 409, code: 'conflict' });
  const { body: other } = await api.json<AirportAnswer>('POST', AIRPORTS, { icao: 'LKPR' });
  expect(await api.problem('PUT', `${AIRPORTS}/${other.id}`, input)).toMatchObject({ status: 409 });
  const nowhere = `${AIRPORTS}/${randomUUID()}`;
  expect(await api.problem('PUT', nowhere, { icao: 'EDDM' })).toMatchObject({ status: 404 });
  expect(await api.problem('DELETE', nowhere)).toMatchObject({ status: 404 });
  expect(await api.problem('GET', `${nowhere}/runways`)).toMatchObject({ status: 404 });
  await upload(api);
  expect(await api.problem('DELETE', `${AIRPORTS}/${airport.id}`)).toMatchObject({ status: 409 });
});

test('runways are made, found, changed, removed', async () => {
  const { body: airport } = await api.json<AirportAnswer>('POST', AIRPORTS, { icao: 'LZIB' });
  const made = await api.json<RunwayAnswer>('POST', `${AIRPORTS}/${airport.id}/runways`, {
    code: '22l',
    heading: 221.3,
  });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ code: '22L', airport_icao: 'LZIB', takeoff_elevation_wgs84: null });
  const path = `/api/v1/runways/${made.body.id}`;
  expect(made.headers.get('location')).toBe(path);
  expect((await api.json('GET', path)).body).toEqual(made.body);
  expect(made.body.standards_profile).toBe('protocol');
  const changed = {
    ...{ code: '22', heading: 220, altitude_source: 'rel', takeoff_elevation_wgs84: 132.07 },
    standards_profile: 'faa',
    ...{ ils_glide_path: 3, meht_m: 15.5, meht_tolerance_m: 0.5 },
  };
  expect((await api.json('PUT', path, changed)).body).toMatchObject(changed);
  for (const list of [
    '/api/v1/runways',
    '/api/v1/runways?airport_icao=LZIB',
    `${AIRPORTS}/${airport.id}/runways`,
  ])
    expect((await api.json('GET', list)).body).toMatchObject({ runways: [changed] });
  expect((await api.json('GET', `${path}/site`)).body).toMatchObject({
    ...{ standards_profile: 'faa', ils_glide_path: 3, meht_m: 15.5, meht_tolerance_m: 0.5 },
  });
  expect((await api.json('GET', '/api/v1/runways?airport_icao=LKPR')).body).toEqual({ runways: [] });
  expect((await api.json('DELETE', path)).status).toBe(204);
  expect(await api.problem('GET', path)).toMatchObject({ status: 404 });
});

test('runways that are refused', async () => {
  const { airport, runway } = await importSite();
  const at = `${AIRPORTS}/${airport.id}/runways`;
  for (const body of [
    {},
    { code: '22' },
    { code: '', heading: 1 },
    { code: '04', heading: 361 },
    { code: '04', heading: 41, altitude_source: 'gps' },
    { code: '04', heading: 41, standards_profile: 'nato' },
    { code: '04', heading: 41, takeoff_elevation_wgs84: '1' },
    { code: '04', heading: 41, ils_glide_path: 30 },
    { code: '04', heading: 41, meht_m: 0 },
    { code: '04', heading: 41, meht_tolerance_m: -1 },
  ])
    expect(await api.problem('POST', at, body)).toMatchObject({ status: 400, code: 'validation_failed' });
  const input = { code: '22', heading: 221 };
  expect(await api.problem('POST', at, input)).toMatchObject({ status: 409, code: 'conflict' });
  expect(await api.problem('POST', `${AIRPORTS}/${randomUUID()}/runways`, input)).toMatchObject({
    status: 404,
  });
  expect(await api.problem('PUT', `/api/v1/runways/${randomUUID()}`, input)).toMatchObject({ status: 404 });
  expect(await api.problem('DELETE', `/api/v1/runways/${randomUUID()}`)).toMatchObject({ status: 404 });
  await upload(api);
  expect(await api.problem('DELETE', `/api/v1/runways/${runway.id}`)).toMatchObject({ status: 409 });
});

test('reference points one by one', async () => {
  const { runway } = await importSite();
  const at = `/api/v1/runways/${runway.id}/reference-points`;
  const made = await api.json<PointAnswer>('POST', at, { ...POINT, point_type: 'PAPI_B' });
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(`${at}/PAPI_B`);
  expect((await api.json('GET', `${at}/PAPI_B`)).body).toEqual(made.body);
  const high = { ...POINT, elevation_wgs84: 140, height_datum: 'egm96' };
  const changed = await api.json<PointAnswer>('PUT', `${at}/PAPI_B`, high);
  expect(changed.body).toMatchObject({ ...high, id: made.body.id });
  expect((await api.json('PUT', `${at}/PAPI_C`, POINT)).body).toMatchObject({
    ...POINT,
    point_type: 'PAPI_C',
  });
  const { body } = await api.json<{ reference_points: PointAnswer[] }>('GET', at);
  const types = body.reference_points.map((point) => point.point_type);
  expect(types).toEqual(['PAPI_A', 'PAPI_B', 'PAPI_C', 'TOUCH_POINT']);
  expect((await api.json('DELETE', `${at}/PAPI_B`)).status).toBe(204);
  expect(await api.problem('GET', `${at}/PAPI_B`)).toMatchObject({ status: 404 });
});

test('reference points that are refused', async () => {
  const { runway } = await importSite();
  const at = `/api/v1/runways/${runway.id}/reference-points`;
  const point = { ...POINT, point_type: 'PAPI_B' };
  for (const wrong of [
    { ...point, latitude: 91 },
    { ...point, longitude: null },
    { ...point, point_type: 'PAPI_X' },
    { ...point, tolerance: 0 },
    { ...point, height_datum: 'sea' },
    { ...point, height: 1 },
  ])
    expect(await api.problem('POST', at, wrong)).toMatchObject({ status: 400, code: 'validation_failed' });
  expect(await api.problem('POST', at, { ...POINT, point_type: 'PAPI_A' })).toMatchObject({ status: 409 });
  expect(await api.problem('PUT', `${at}/PAPI_X`, POINT)).toMatchObject({ status: 404 });
  expect(await api.problem('DELETE', `${at}/PAPI_H`)).toMatchObject({ status: 404 });
  const nowhere = `/api/v1/runways/${randomUUID()}/reference-points`;
  expect(await api.problem('GET', nowhere)).toMatchObject({ status: 404 });
  expect(await api.problem('POST', nowhere, point)).toMatchObject({ status: 404 });
  expect(await api.problem('PUT', `${nowhere}/PAPI_A`, POINT)).toMatchObject({ status: 404 });
  expect(await api.problem('PUT', nowhere, { reference_points: [] })).toMatchObject({ status: 404 });
});

test('all points of a runway are replaced together, or none is', async () => {
  const { runway, reference_points: before } = await importSite();
  const at = `/api/v1/runways/${runway.id}/reference-points`;
  const read = async () =>
    (await api.json<{ reference_points: PointAnswer[] }>('GET', at)).body.reference_points;
  const unit = (name: string) => ({ ...POINT, point_type: name });
  for (const wrong of [
    [unit('PAPI_A'), unit('PAPI_A')],
    [unit('PAPI_A'), { ...unit('PAPI_B'), latitude: 'north' }],
  ])
    expect(await api.problem('PUT', at, { reference_points: wrong })).toMatchObject({ status: 400 });
  expect(await read()).toEqual(before);
  const points = ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'].map(unit);
  const { body } = await api.json('PUT', at, { reference_points: points });
  expect(body).toMatchObject({ reference_points: points });
  expect((await read())[0]?.id).toBe(before[0]?.id);
  await api.json('PUT', at, { reference_points: [] });
  expect(await read()).toEqual([]);
});

test('a site goes in as site.json and comes out the same', async () => {
  const { runway } = await importSite();
  const published = { ...SITE, ils_glide_path: 3, meht_m: 15.5 };
  await api.json('PUT', '/api/v1/sites', published);
  const { body } = await api.json('GET', `/api/v1/runways/${runway.id}/site`);
  expect(body).toMatchObject(published);
  const again = await api.json<SiteImportAnswer>('PUT', '/api/v1/sites', body);
  expect(again.body.runway.id).toBe(runway.id);
  expect((await api.json('GET', `/api/v1/runways/${runway.id}/site`)).body).toEqual(body);
  expect(await api.problem('GET', `/api/v1/runways/${randomUUID()}/site`)).toMatchObject({ status: 404 });
});

test.each([
  ['no airport', { ...SITE, airport: undefined }],
  ['a heading of 400°', { ...SITE, runway: { code: '22', heading: 400 } }],
  ['a point twice', { ...SITE, reference_points: [SITE.reference_points[0], SITE.reference_points[0]] }],
  ['no points', { ...SITE, reference_points: undefined }],
])('a site with %s is refused, and nothing of it is kept', async (_what, site) => {
  expect(await api.problem('PUT', '/api/v1/sites', site)).toMatchObject({
    status: 400,
    code: 'validation_failed',
  });
  expect(await api.context.database.airport.count()).toBe(0);
});

const PROFILES = '/api/v1/standards-profiles';
const OWN = { ...PROTOCOL, id: 'own', name: 'Own limits', unit_angle: { tolerance: 0.05 } };

describe('standards profiles of one’s own', () => {
  test('are added, listed behind those built in, read, replaced and removed, and the trail knows', async () => {
    const ids = async () =>
      (await api.json<{ profiles: ProfileAnswer[] }>('GET', PROFILES)).body.profiles.map(
        ({ profile, built_in: builtIn }) => [profile.id, builtIn],
      );
    const builtIn = [
      ['protocol', true],
      ['icao-easa', true],
      ['faa', true],
    ];
    expect(await ids()).toEqual(builtIn);
    const { body } = await api.json<ProfileAnswer>('PUT', `${PROFILES}/own`, OWN);
    expect(body).toMatchObject({ profile: OWN, built_in: false, changed_by: 'local' });
    expect(await ids()).toEqual([...builtIn, ['own', false]]);
    expect((await api.json('GET', `${PROFILES}/own`)).body).toEqual(OWN);
    expect((await api.json('GET', `${PROFILES}/protocol`)).body).toEqual(PROTOCOL);
    await api.json('PUT', `${PROFILES}/own`, { ...OWN, name: 'Other limits' });
    expect((await api.json('GET', `${PROFILES}/own`)).body).toMatchObject({ name: 'Other limits' });
    expect((await api.json('DELETE', `${PROFILES}/own`)).status).toBe(204);
    expect(await ids()).toEqual(builtIn);
    expect(await api.problem('GET', `${PROFILES}/own`)).toMatchObject({ status: 404 });
    expect(await api.problem('DELETE', `${PROFILES}/own`)).toMatchObject({ status: 404 });
    const trail = await api.context.database.auditEvent.findMany({
      where: { action: { contains: PROFILES }, subject: 'own' },
      orderBy: { id: 'asc' },
    });
    expect(trail.map(({ action }) => action.split(' ')[0])).toEqual(['PUT', 'PUT', 'DELETE']);
    expect(trail[1]).toMatchObject({ details: { body: { name: 'Other limits' } } });
  });

  test('that are refused say what is wrong with them', async () => {
    for (const [body, words] of [
      [{ ...OWN, unit_angle: { tolerance: -1 } }, 'body.unit_angle.tolerance'],
      [{ ...OWN, unit_angels: {} }, 'unit_angels'],
      [{ ...OWN, id: 'My limits' }, 'body.id: small letters'],
      [{ ...OWN, id: 'other' }, 'body.id: not own'],
      [[], 'body'],
    ] as const)
      expect(await api.problem('PUT', `${PROFILES}/own`, body)).toMatchObject({
        ...{ status: 400, code: 'validation_failed' },
        detail: expect.stringContaining(words) as string,
      });
    expect(await api.problem('PUT', `${PROFILES}/protocol`, PROTOCOL)).toMatchObject({ status: 409 });
    expect(await api.problem('DELETE', `${PROFILES}/faa`)).toMatchObject({ status: 409 });
    expect(await api.problem('GET', `${PROFILES}/My%20limits`)).toMatchObject({ status: 404 });
    expect(await api.context.database.standardsProfile.count()).toBe(0);
  });

  test('can be named by a runway, and then stay', async () => {
    await api.json('PUT', `${PROFILES}/own`, OWN);
    const { runway, airport } = await importSite();
    const path = `/api/v1/runways/${runway.id}`;
    const input = { code: '22', heading: 221.3, standards_profile: 'own' };
    expect((await api.json('PUT', path, input)).body).toMatchObject({ standards_profile: 'own' });
    expect(await api.problem('DELETE', `${PROFILES}/own`)).toMatchObject({
      ...{ status: 409, code: 'conflict' },
      detail: expect.stringContaining('LZIB 22') as string,
    });
    expect((await api.json('GET', `${path}/site`)).body).toMatchObject({ standards_profile: 'own' });
    // A site.json from before there were profiles, and a client that does not know of them.
    expect((await importSite()).runway).toMatchObject({ standards_profile: 'own' });
    const without = { code: '22', heading: 221.3 };
    expect((await api.json('PUT', path, without)).body).toMatchObject({ standards_profile: 'own' });
    for (const [method, address, body] of [
      ['PUT', path, { ...input, standards_profile: 'nato' }],
      ['POST', `${AIRPORTS}/${airport.id}/runways`, { code: '04', heading: 41, standards_profile: 'nato' }],
      ['PUT', '/api/v1/sites', { ...SITE, standards_profile: 'nato' }],
    ] as const)
      expect(await api.problem(method, address, body)).toMatchObject({
        ...{ status: 400, code: 'validation_failed' },
        detail: expect.stringContaining('nato') as string,
      });
    await api.json('DELETE', path);
    expect((await api.json('DELETE', `${PROFILES}/own`)).status).toBe(204);
  });
});
