import { startTestEnvironment, until, type TestEnvironment } from '../testing';
import { cancelSession } from './control';
import { rankOf } from './rank';

let env: TestEnvironment;
beforeAll(async () => {
  env = await startTestEnvironment('postgres', { MAX_RUNNING_SESSIONS: '2' });
});
afterAll(() => env.stop());

const handedOver = async (id: string) =>
  (await env.context.queues.state('ingest-inspect', { version: 1, session_id: id, attempt: 1 })) === 'live';

test('an owner has so many sessions running and no more; the next one comes in when one has ended', async () => {
  const sessions = [];
  for (let each = 0; each < 4; each += 1) sessions.push(await env.upload());
  const [first, second, third, fourth] = sessions.map(({ id }) => id);
  const other = await env.upload();
  await env.context.database.measurementSession.update({
    where: { id: other.id },
    data: { airport_icao: 'LOWW' },
  });
  await until('another owner is not kept waiting', () => handedOver(other.id));
  const account = await env.context.database.account.create({
    data: { email: 'inspector@example.com', name: 'Inspector', role: 'operator' },
  });
  const signed = await env.upload();
  await env.context.database.measurementSession.update({
    where: { id: signed.id },
    data: { account_id: account.id },
  });
  await until('nor is an account at the same airport', () => handedOver(signed.id));
  expect(await Promise.all([first, second, third, fourth].map((id) => handedOver(id ?? '')))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  await cancelSession(env.context, first ?? '');
  await until('the third is let in', () => handedOver(third ?? ''));
  expect(await handedOver(fourth ?? '')).toBe(false);
});

describe('ranks', () => {
  const minute = (m: number) => new Date(Date.UTC(2026, 5, 1, 0, m));
  const rank = (m: number, total_frames: number | null) =>
    rankOf('analysis-segment', { admitted_at: minute(m), created_at: minute(0), total_frames });
  const long = 20 * 60 * 30;

  test('a short flight overtakes a long one that came before it, and an unknown one counts as short', () => {
    expect(rank(5, 1_800)).toBeLessThan(rank(0, long));
    expect(rank(5, null)).toBeLessThan(rank(0, long));
  });
  test('nobody is overtaken for ever', () => {
    expect(rank(90, null)).toBeGreaterThan(rank(0, long));
    expect(rank(24 * 60, null)).toBeGreaterThan(rank(0, Number.MAX_SAFE_INTEGER));
  });
  test('a flight that is measured is fitted before any other is measured: its videos can be made meanwhile', () => {
    const fit = rankOf('analysis-fit', {
      admitted_at: minute(90),
      created_at: minute(0),
      total_frames: long,
    });
    expect(fit).toBeLessThan(rank(0, null));
  });
  test('flights of the same length keep their order', () => {
    expect(rank(1, long)).toBeGreaterThan(rank(0, long));
  });
});
