import { once } from 'node:events';
import { PapiscopeError } from '../contracts';
import { startTestEnvironment, until, type TestEnvironment } from '../testing';
import { runWorker, type HandlersOf, type RunningWorker } from '../worker';
import { cancelChore, startChore } from './record';
import { reconcileChores } from './reconcile';

type Handlers = HandlersOf<'storage'>;

let env: TestEnvironment;
const workers: RunningWorker[] = [];
beforeAll(async () => {
  env = await startTestEnvironment('postgres');
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
afterAll(() => env.stop());

const read = (id: string) => env.context.database.chore.findUniqueOrThrow({ where: { id } });
const reaches = (id: string, status: string) =>
  until(`the chore is ${status}`, async () => {
    const row = await read(id);
    return row.status === status ? row : null;
  });
const work = async (remove: Handlers['storage-remove']): Promise<void> => {
  const handlers: Handlers = {
    'storage-remove': remove,
    'storage-hash': () => Promise.reject(new PapiscopeError('internal')),
    'storage-migrate': () => Promise.reject(new PapiscopeError('internal')),
  };
  workers.push(await runWorker(env.context, 'storage', handlers));
};
const start = () => startChore(env.context, 'storage-remove', { session_id: 'x' });

test('its result is on record', async () => {
  await work(async ({ chore, progress }) => {
    expect(chore).toMatchObject({ kind: 'storage-remove', options: { session_id: 'x' }, status: 'running' });
    progress(0.5);
    return { removed: [] };
  });
  const { id } = await start();
  expect(await reaches(id, 'done')).toMatchObject({ progress: 1, result: { removed: [] }, error_code: null });
});

test('what no retry mends fails at once and says why', async () => {
  await work(() => Promise.reject(new PapiscopeError('config_invalid', 'S3_BUCKET.')));
  const { id } = await start();
  expect(await reaches(id, 'failed')).toMatchObject({
    error_code: 'config_invalid',
    error_message: expect.stringContaining('S3_BUCKET') as string,
    finished_at: expect.any(Date) as Date,
  });
});

test('a running one is stopped by cancelling it', async () => {
  let reason: unknown;
  let running = false;
  await work(async ({ signal }) => {
    running = true;
    await once(signal, 'abort');
    reason = signal.reason;
    throw reason;
  });
  const { id } = await start();
  await until('it runs', () => running);
  expect(await cancelChore(env.context.database, id)).toBe(true);
  await until('it has noticed', () => reason !== undefined);
  expect(reason).toMatchObject({ code: 'cancelled' });
  expect(await read(id)).toMatchObject({ status: 'cancelled', result: null });
  expect(await cancelChore(env.context.database, id)).toBe(false);
});

test('one whose job the queue has lost is brought back', async () => {
  const { id } = await start();
  const payload = { version: 1 as const, chore_id: id };
  const { queues, database } = env.context;
  await until('it is handed over', async () => (await queues.state('storage-remove', payload)) === 'live');
  await queues.remove('storage-remove', payload);
  await database.chore.update({ where: { id }, data: { updated_at: new Date(0) } });
  expect(await reconcileChores(env.context, 1000)).toBe(1);
  expect(await reconcileChores(env.context, 1000)).toBe(0);
  await work(() => Promise.resolve({ removed: [] }));
  await reaches(id, 'done');
});
