import { startTestEnvironment, type TestEnvironment } from '../testing';
import { removeOldOriginals } from './retention';

const DAY = 24 * 3600 * 1000;
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY);

let env: TestEnvironment;
beforeAll(async () => {
  env = await startTestEnvironment('postgres');
});
afterAll(() => env.stop());

test('originals past their time go; telemetry, younger ones and sessions that are not completed stay', async () => {
  const { database, stores } = env.context;
  const { store } = stores.current;
  const make = async (status: string, completedAt: Date | null) => {
    const session = await env.upload();
    await store.put(session.original_video_s3_key!, Buffer.from('video'));
    await store.put(`videos/original/${session.id}/flight.srt`, Buffer.from('telemetry'));
    await database.measurementSession.update({
      where: { id: session.id },
      data: { status, completed_at: completedAt },
    });
    return session;
  };
  const old = await make('completed', daysAgo(31));
  const others = [
    await make('completed', daysAgo(29)),
    await make('error', daysAgo(31)),
    await make('pending', null),
  ];

  expect(await removeOldOriginals(env.context, daysAgo(30))).toBe(1);
  expect(await removeOldOriginals(env.context, daysAgo(30))).toBe(0);
  expect(await store.head(old.original_video_s3_key!)).toBeNull();
  expect(await store.head(`videos/original/${old.id}/flight.srt`)).not.toBeNull();
  expect(await database.measurementSession.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({
    original_video_s3_key: null,
    original_removed_at: expect.any(Date) as Date,
    status: 'completed',
  });
  for (const { original_video_s3_key: key } of others) expect(await store.head(key!)).not.toBeNull();
});

test('it is off unless it is set', () => {
  expect(env.config.retention.originals).toBeNull();
});
