import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { SessionList, SessionRecord, SessionStatusAnswer } from '@papiscope/shared/contracts';
import { EMPTY_RESULT } from '@papiscope/shared/testing';
import {
  failSession,
  finishEncode,
  finishFit,
  finishPublish,
  finishSegment,
  PapiscopeError,
  workKey,
} from '@papiscope/shared';
import { complete, DETECTED, inspect, sessionPath, SESSIONS, SITE, upload } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.json('PUT', '/api/v1/sites', SITE);
  await api.json('PUT', '/api/v1/sites', {
    ...SITE,
    airport: { icao: 'LKPR' },
    runway: { code: '06', heading: 60 },
  });
});
afterAll(() => api.stop());

const status = async (id: string) => (await api.json('GET', sessionPath(id, '/status'))).body;
const post = async (id: string, action: string, body?: unknown) =>
  (await api.json<SessionStatusAnswer>('POST', sessionPath(id, `/${action}`), body)).body;

describe('the list', () => {
  const ids: string[] = [];
  const list = async (query: string) => (await api.json<SessionList>('GET', `${SESSIONS}?${query}`)).body;
  const listed = async (query: string) => (await list(query)).sessions.map((each) => each.session_id);

  beforeAll(async () => {
    for (let i = 0; i < 3; i += 1) ids.unshift(await upload(api));
    ids.unshift(await upload(api, { airport_icao: 'LKPR', runway_code: '06' }));
    await post(ids[3]!, 'cancel');
    await api.context.database.measurementSession.update({
      where: { id: ids[3]! },
      data: { created_at: new Date('2026-01-02T10:00:00Z') },
    });
  });

  test('comes in pages, the newest first', async () => {
    expect(await listed('')).toEqual(ids);
    const page = await list('page=2&page_size=3');
    expect(page).toMatchObject({ total: 4, page: 2, page_size: 3, total_pages: 2 });
    expect(page.sessions.map((each) => each.session_id)).toEqual(ids.slice(3));
    expect(await list('page=9')).toMatchObject({ sessions: [], total: 4 });
  });

  test.each([
    ['airport_icao=lkpr', [0]],
    ['airport_icao=LZIB&runway_code=22', [1, 2, 3]],
    ['runway_code=99', []],
    ['status=cancelled', [3]],
    ['status=pending&airport_icao=LZIB', [1, 2]],
    ['date_to=2026-01-02', [3]],
    ['date_to=2026-01-01', []],
    ['date_from=2026-01-02&date_to=2026-01-02T09:59:59Z', []],
    ['date_from=2026-01-02T10:00:00Z&date_to=2026-01-03', [3]],
    ['date_from=2026-01-03', [0, 1, 2]],
  ])('filtered by %s', async (query, expected) => {
    expect(await listed(query)).toEqual(expected.map((index) => ids[index]));
  });

  test.each(['page=0', 'page=x', 'page_size=1000', 'status=done', 'date_from=yesterday', 'airprot=LZIB'])(
    'refuses %s',
    async (query) => {
      const problem = await api.problem('GET', `${SESSIONS}?${query}`);
      expect(problem).toMatchObject({ status: 400, code: 'validation_failed' });
      expect(problem.issues).toHaveLength(1);
    },
  );

  afterAll(async () => {
    for (const id of ids) await api.json('DELETE', sessionPath(id));
  });
});

describe('a session', () => {
  test('from its upload over the preview to the measuring', async () => {
    const id = await upload(api);
    expect(await status(id)).toEqual({
      session_id: id,
      status: 'pending',
      current_phase: 'ingest',
      progress_percentage: 0,
      processed_frames: 0,
      total_frames: null,
      phase_percentage: 0,
      phase_frames: 0,
      seconds_left: null,
    });
    expect((await api.json('GET', sessionPath(id, '/preview'))).body).toEqual({
      session_id: id,
      preview_url: null,
      detected_lights: null,
      status: 'pending',
    });
    await inspect(api, id);
    const { body: preview } = await api.json<{ preview_url: string }>('GET', sessionPath(id, '/preview'));
    expect(preview).toMatchObject({ detected_lights: DETECTED, status: 'preview_ready' });
    const picture = await fetch(new URL(preview.preview_url, api.url));
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(await picture.text()).toBe('a picture');

    const lights = {
      PAPI_A: { x: 41, y: 51, size: 3 },
      PAPI_B: { x: 45, y: 51, size: 3, width: 2, height: 4 },
    };
    expect(await post(id, 'confirm-lights', lights)).toMatchObject({
      status: 'processing',
      current_phase: 'analysis',
    });
    const { body: record } = await api.json<SessionRecord>('GET', sessionPath(id));
    expect(record).toMatchObject({ confirmed_lights: lights, total_frames: 300, attempt: 1 });
    const jobs = await api.context.database.outbox.findMany({ where: { job_name: 'analysis-segment' } });
    expect(jobs.map(({ payload }) => payload)).toContainEqual({
      version: 1,
      session_id: id,
      attempt: 1,
      segment_index: 0,
    });
    expect(await post(id, 'confirm-lights', lights)).toMatchObject({ current_phase: 'analysis' });
    const others = { PAPI_A: lights.PAPI_B };
    expect(await api.problem('POST', sessionPath(id, '/confirm-lights'), others)).toMatchObject({
      status: 409,
    });
  });

  test('does once what is asked for twice at the same time', async () => {
    const id = await upload(api);
    const twice = (action: string, body?: unknown) =>
      Promise.all(
        [0, 1].map(() => api.json<SessionStatusAnswer>('POST', sessionPath(id, `/${action}`), body)),
      );
    const done = async (action: string, body?: unknown) => {
      const answers = await twice(action, body);
      const { body: record } = await api.json<SessionRecord>('GET', sessionPath(id));
      const jobs = await api.context.database.outbox.findMany({
        where: { job_id: { contains: id } },
        orderBy: { id: 'asc' },
      });
      return {
        answers: answers.map(({ status: code, body: { status: now } }) => `${code} ${now}`),
        attempt: record.attempt,
        jobs: jobs.map(({ job_id: job }) => job.replace(`_${id}`, '')),
      };
    };
    expect(await done('cancel')).toMatchObject({ answers: ['200 cancelled', '200 cancelled'], attempt: 1 });
    expect(await done('retry')).toMatchObject({
      answers: ['200 pending', '200 pending'],
      jobs: ['ingest-inspect_a1', 'ingest-inspect_a2'],
    });
    await inspect(api, id, 2);
    const confirmed = await done('confirm-lights', DETECTED.lights);
    expect(confirmed.answers).toEqual(['200 processing', '200 processing']);
    expect(confirmed.jobs.slice(2)).toEqual(['analysis-segment_a2_s0']);
    await twice('cancel');
    const again = await done('reprocess');
    expect(again).toMatchObject({ answers: ['200 processing', '200 processing'], attempt: 3 });
    expect(again.jobs.slice(3)).toEqual(['analysis-segment_a3_s0']);
  });

  test('shows its former result until a new one is published, also when measuring anew is given up', async () => {
    const id = await upload(api);
    await complete(api, id, gzipSync(JSON.stringify({ frames: [{ frame_number: 0, timestamp: 0 }] })));
    const MEASURED = `/api/v1/papi-measurements/${id}`;
    const readable = async () => {
      const paths = ['/result', '/frames', '/video/enhanced/url', '/report.json'];
      const answers = await Promise.all(paths.map((path) => api.json('GET', MEASURED + path)));
      const { body: record } = await api.json<SessionRecord>('GET', sessionPath(id));
      return {
        codes: answers.map(({ status: code }) => code),
        result: record.result,
        frames: answers[1]?.body,
      };
    };
    const before = await readable();
    expect(before.codes).toEqual([200, 200, 200, 200]);
    const ref = { sessionId: id, attempt: 2 };
    const step = async (): Promise<void> => expect(await readable()).toEqual(before);

    expect(await post(id, 'reprocess')).toMatchObject({ status: 'processing' });
    await step();
    await finishSegment(api.context, ref, 0, { frames: 300, framesKey: 'work/frames' });
    const renewed = { ...EMPTY_RESULT, software: { version: '2', algorithm: '2' } };
    await finishFit(api.context, ref, { result: renewed, artifacts: [] });
    await step();
    expect(await post(id, 'cancel')).toMatchObject({ status: 'cancelled', current_phase: 'encode' });
    await step();
    await post(id, 'retry');
    await failSession(api.context, { ...ref, attempt: 3 }, 'encode', new PapiscopeError('ffmpeg_failed'));
    await step();
    await post(id, 'retry');
    await finishEncode(api.context, { ...ref, attempt: 4 }, { artifacts: [] });
    await finishPublish(api.context, { ...ref, attempt: 4 });
    expect((await api.json<SessionRecord>('GET', sessionPath(id))).body.result).toEqual(renewed);
  });

  test('is cancelled and taken up again, each twice as well as once', async () => {
    const id = await upload(api);
    expect(await post(id, 'cancel')).toMatchObject({ status: 'cancelled', current_phase: 'ingest' });
    expect(await post(id, 'cancel')).toMatchObject({ status: 'cancelled' });
    expect(await post(id, 'retry')).toMatchObject({ status: 'pending', current_phase: 'ingest' });
    expect(await post(id, 'retry')).toMatchObject({ status: 'pending' });
    expect((await api.json('GET', sessionPath(id))).body).toMatchObject({ attempt: 2 });
  });

  test('tells why it stopped, in the table and by code', async () => {
    const id = await upload(api);
    await api.context.database.measurementSession.update({
      where: { id },
      data: { status: 'error', error_code: 'video_unreadable', error_message: 'Not a video.' },
    });
    expect(await status(id)).toMatchObject({
      status: 'error',
      error_code: 'video_unreadable',
      error_message: 'Not a video.',
    });
  });

  test('is measured anew once it is complete; a second time has no effect', async () => {
    const id = await upload(api);
    await complete(api, id, gzipSync('[]'));
    const { body } = await api.json<SessionRecord>('GET', sessionPath(id));
    expect(body).toMatchObject({ status: 'completed', progress_percentage: 100 });
    expect(body.available_videos).toEqual(['original', 'enhanced']);
    expect(await api.problem('POST', sessionPath(id, '/cancel'))).toMatchObject({ status: 409 });
    expect(await api.problem('POST', sessionPath(id, '/retry'))).toMatchObject({ status: 409 });
    expect(await post(id, 'reprocess')).toMatchObject({ status: 'processing', current_phase: 'analysis' });
    expect(await post(id, 'reprocess')).toMatchObject({ status: 'processing', current_phase: 'analysis' });
    expect((await api.json('GET', sessionPath(id))).body).toMatchObject({ attempt: 2 });
  });

  test('keeps notes', async () => {
    const id = await upload(api);
    const notes = '# Wind\n12 kt, *gusts* 漢字';
    expect((await api.json('PUT', sessionPath(id, '/notes'), { notes })).body).toEqual({ notes });
    expect((await api.json('GET', sessionPath(id))).body).toMatchObject({ notes });
    expect(await api.problem('PUT', sessionPath(id, '/notes'), {})).toMatchObject({ status: 400 });
    expect(await api.problem('PUT', sessionPath(id, '/notes'), { notes: 1 })).toMatchObject({ status: 400 });
  });

  test('is removed with every file of it, also while it runs, and no other session with it', async () => {
    const other = await upload(api);
    const before = await api.storedFiles();
    const id = await upload(api);
    await inspect(api, id);
    await post(id, 'confirm-lights', DETECTED.lights);
    await api.context.stores.work.put(workKey(id, 'analysis', 'a1', 'segment-0'), Buffer.from('scratch'));
    const { status, body } = await api.json('DELETE', sessionPath(id));
    expect([status, body]).toEqual([200, expect.objectContaining({ session_id: id, complete: true })]);
    expect(await api.storedFiles()).toEqual(before);
    expect(await api.problem('GET', sessionPath(id))).toMatchObject({ status: 404 });
    expect(await api.problem('DELETE', sessionPath(id))).toMatchObject({ status: 404 });
    expect((await api.json('GET', sessionPath(other))).status).toBe(200);
  });
});

describe('refused', () => {
  const unknown = randomUUID();
  const addresses: [string, string, unknown][] = [
    ['GET', '', undefined],
    ['GET', '/status', undefined],
    ['GET', '/preview', undefined],
    ['GET', '/events', undefined],
    ['PUT', '/notes', { notes: 'x' }],
    ['POST', '/confirm-lights', DETECTED.lights],
    ['POST', '/cancel', undefined],
    ['POST', '/retry', undefined],
    ['POST', '/reprocess', undefined],
    ['DELETE', '', undefined],
  ];

  test.each(addresses)('%s of an unknown session%s', async (method, rest, body) => {
    const problem = await api.problem(method, sessionPath(unknown, rest), body);
    expect(problem).toMatchObject({ status: 404, code: 'not_found' });
  });

  test.each(addresses)('%s of an impossible session%s', async (method, rest, body) => {
    const problem = await api.problem(method, sessionPath('1%20OR%201=1', rest), body);
    expect(problem).toMatchObject({ status: 404, code: 'not_found' });
  });

  test.each([
    ['nothing', {}],
    ['an unknown unit', { PAPI_Z: { x: 1, y: 1, size: 1 } }],
    ['no size', { PAPI_A: { x: 1, y: 1 } }],
    ['a place outside the frame', { PAPI_A: { x: 101, y: 1, size: 1 } }],
    ['text', { PAPI_A: { x: '1', y: 1, size: 1 } }],
    ['a list', []],
  ])('lights that are %s', async (_what, lights) => {
    const id = await upload(api);
    await inspect(api, id);
    const problem = await api.problem('POST', sessionPath(id, '/confirm-lights'), lights);
    expect(problem).toMatchObject({ status: 400, code: 'validation_failed' });
    expect(await status(id)).toMatchObject({ status: 'preview_ready' });
  });

  test('lights before there is a preview, and reprocessing what was never measured', async () => {
    const id = await upload(api);
    const problem = await api.problem('POST', sessionPath(id, '/confirm-lights'), DETECTED.lights);
    expect(problem).toMatchObject({ status: 409, code: 'wrong_state' });
    expect(await api.problem('POST', sessionPath(id, '/reprocess'))).toMatchObject({ status: 409 });
  });
});
