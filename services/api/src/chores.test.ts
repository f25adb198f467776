import { randomUUID } from 'node:crypto';
import type { ChoreAnswer } from '@papiscope/shared/contracts';
import { radosgwAvailable, startRadosgw, type TestS3 } from '@papiscope/shared/testing';
import { SITE, upload } from './testing/fixtures';
import { startTestApi, type TestApi } from './testing/harness';

const MIGRATIONS = '/api/v1/admin/storage-migrations';
const CHORES = '/api/v1/admin/chores';

describe('without a bucket', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  test('a migration names what is not set, and nothing is begun', async () => {
    expect(await api.problem('POST', MIGRATIONS, {})).toMatchObject({
      status: 409,
      code: 'bucket_missing',
      detail: expect.stringContaining('S3_BUCKET'),
    });
    expect((await api.json('GET', CHORES)).body).toEqual({ chores: [] });
  });

  test('what is no chore is not there', async () => {
    expect(await api.problem('GET', `${CHORES}/${randomUUID()}`)).toMatchObject({ status: 404 });
    expect(await api.problem('POST', `${CHORES}/${randomUUID()}/cancel`)).toMatchObject({ status: 404 });
    expect(await api.problem('GET', `${CHORES}/x`)).toMatchObject({ status: 404 });
  });
});

const { available, missing } = radosgwAvailable();
if (!available) test.skip(`migrations: left out, this machine has no ${missing.join(', ')}`, () => undefined);

(available ? describe : describe.skip)('with a bucket', () => {
  let s3: TestS3;
  let api: TestApi;
  beforeAll(async () => {
    s3 = await startRadosgw();
    api = await startTestApi({
      S3_BUCKET: s3.bucket,
      S3_ENDPOINT: s3.endpoint,
      AWS_REGION: s3.region,
      AWS_ACCESS_KEY_ID: s3.accessKeyId,
      AWS_SECRET_ACCESS_KEY: s3.secretAccessKey,
    });
    await api.json('PUT', '/api/v1/sites', SITE);
  }, 120_000);
  afterAll(async () => {
    await api?.stop();
    await s3?.stop();
  });

  test('a migration is a chore with a job; cancelled, it has ended for good', async () => {
    const id = await upload(api);
    const begun = await api.json<ChoreAnswer>('POST', MIGRATIONS, { sessions: [id], keep_local: true });
    const { chore_id: chore } = begun.body;
    expect(begun.status).toBe(202);
    expect(begun.headers.get('location')).toBe(`${CHORES}/${chore}`);
    expect(begun.body).toMatchObject({
      kind: 'storage-migrate',
      status: 'pending',
      progress: 0,
      result: null,
      options: { sessions: [id], keep_local: true, dry_run: false, parallel: 2 },
    });
    const jobs = await api.context.database.outbox.findMany({ where: { job_name: 'storage-migrate' } });
    expect(jobs.map(({ payload }) => payload)).toEqual([{ version: 1, chore_id: chore }]);
    expect((await api.json('GET', `${CHORES}/${chore}`)).body).toEqual(begun.body);
    expect((await api.json('GET', `${CHORES}?status=pending`)).body).toEqual({ chores: [begun.body] });

    const cancelled = await api.json<ChoreAnswer>('POST', `${CHORES}/${chore}/cancel`);
    expect(cancelled.body).toMatchObject({ status: 'cancelled', finished_at: expect.any(String) });
    expect((await api.json('POST', `${CHORES}/${chore}/cancel`)).body).toEqual(cancelled.body);
    expect((await api.json('GET', `${CHORES}?status=pending`)).body).toEqual({ chores: [] });
  });

  test.each([
    ['unknown options', { speed: 1 }],
    ['too many at once', { parallel: 1000 }],
    ['no session ids', { sessions: ['../x'] }],
    ['days before today', { older_than_days: -1 }],
  ])('%s are refused, and nothing is begun', async (_what, options) => {
    const before = await api.context.database.chore.count();
    expect(await api.problem('POST', MIGRATIONS, options)).toMatchObject({ status: 400 });
    expect(await api.context.database.chore.count()).toBe(before);
  });

  test('a bucket that cannot be reached is told at once', async () => {
    const before = await api.context.database.chore.count();
    await s3.stop();
    expect(await api.problem('POST', MIGRATIONS, {})).toMatchObject({
      status: 503,
      code: 'storage_unavailable',
    });
    expect(await api.context.database.chore.count()).toBe(before);
  }, 60_000);
});
