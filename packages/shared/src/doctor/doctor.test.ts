import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FileStore, framesKey, previewKey, type ObjectStore, type Stores } from '../store';
import { startTestEnvironment, type TestEnvironment } from '../testing';
import { adviceFor, findMissing, findOrphans, removeOrphan, repairMissing } from './index';

let env: TestEnvironment;
let folder: string;
let deps: Pick<TestEnvironment['context'], 'database' | 'stores'>;
let local: ObjectStore;
let other: ObjectStore;
beforeAll(async () => {
  env = await startTestEnvironment('postgres');
  folder = await mkdtemp(path.join(tmpdir(), 'papiscope-doctor-'));
  local = env.context.stores.of('local');
  // Another folder in the place of the bucket: what is looked for does not depend on the kind of store.
  const second = new FileStore({ root: folder, signingSecret: 's'.repeat(16), publicUrl: '', expiresIn: 60 });
  other = Object.assign(second, { type: 's3' as const }) as unknown as ObjectStore;
  const stores: Stores = {
    ...env.context.stores,
    all: [local, other],
    of: (type) => (type === 'local' ? local : other),
  };
  deps = { database: env.context.database, stores };
});
afterAll(async () => {
  await env.stop();
  await rm(folder, { recursive: true, force: true });
});

const future = new Date(Date.now() + 3_600_000);
async function all<T>(found: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const each of found) list.push(each);
  return list;
}
const settle = (id: string, data: Record<string, unknown>) =>
  deps.database.measurementSession.update({ where: { id }, data: { status: 'completed', ...data } });

test('objects without a session and in the wrong storage are found, and nothing else', async () => {
  const mine = await env.upload();
  const moved = await env.upload();
  const kept = await env.upload();
  const nobody = randomUUID();
  await settle(moved.id, { storage_type: 's3' });
  await settle(kept.id, { storage_type: 's3', local_copy: 'kept' });
  for (const { original_video_s3_key: key } of [mine, moved, kept]) await local.put(key!, Buffer.from('v'));
  await local.put(`videos/original/${mine.id}/flight.srt`, Buffer.from('t'));
  await local.put(`work/${moved.id}/x/y`, Buffer.from('w'));
  await local.put(framesKey(nobody), Buffer.from('abc'));
  await local.put('videos/somebody-elses.mp4', Buffer.from('x'));
  await other.put(moved.original_video_s3_key!, Buffer.from('v'));
  await other.put(kept.original_video_s3_key!, Buffer.from('v'));
  await other.put(previewKey(mine.id), Buffer.from('p'));
  await local.put(previewKey(mine.id), Buffer.from('p'));
  await other.put(framesKey(mine.id), Buffer.from('f'));

  expect(await all(findOrphans(deps, new Date(Date.now() - 3_600_000)))).toEqual([]);
  const orphans = await all(findOrphans(deps, future));
  const elsewhere = 'the session is in the other storage';
  const only = { storage: 's3', key: framesKey(mine.id), size: 1, reason: `${elsewhere}, which lacks it` };
  expect(orphans).toMatchObject([
    { storage: 'local', key: framesKey(nobody), size: 3, reason: 'no session' },
    { storage: 'local', key: moved.original_video_s3_key, size: 1, reason: elsewhere },
    only,
    { storage: 's3', key: previewKey(mine.id), size: 1, reason: elsewhere },
  ]);
  for (const orphan of orphans) await removeOrphan(deps, orphan);
  // The only copy of a file may belong to a database that is younger than this one.
  expect(await all(findOrphans(deps, future))).toMatchObject([only]);
  expect(await local.head(mine.original_video_s3_key!)).not.toBeNull();
  expect(await other.head(moved.original_video_s3_key!)).not.toBeNull();
});

test('files that records name and nobody has are found; they are brought, or taken off the record', async () => {
  await deps.database.measurementSession.deleteMany();
  const [session, running] = [await env.upload(), await env.upload()];
  await settle(session.id, { preview_image_s3_key: previewKey(session.id) });
  await other.put(previewKey(session.id), Buffer.from('picture'));
  expect(running.status).toBe('pending');
  const found = await all(findMissing(deps));
  const base = { sessionId: session.id, storage: 'local', running: false };
  expect(found).toEqual(
    expect.arrayContaining([
      { ...base, column: 'original_video_s3_key', key: session.original_video_s3_key, elsewhere: null },
      { ...base, column: 'preview_image_s3_key', key: previewKey(session.id), elsewhere: 's3' },
    ]),
  );
  const lost = { sessionId: running.id, key: running.original_video_s3_key, running: true, elsewhere: null };
  expect(found).toContainEqual(expect.objectContaining(lost));
  expect(found).toHaveLength(3);
  const { signal } = new AbortController();
  for (const missing of found) await repairMissing(deps, missing, signal);
  // What a stage is about to ask for stays on the record: the session ends with its name.
  expect(await all(findMissing(deps))).toMatchObject([lost]);
  expect(await local.head(previewKey(session.id))).not.toBeNull();
  expect(
    await deps.database.measurementSession.findUniqueOrThrow({ where: { id: session.id } }),
  ).toMatchObject({
    original_video_s3_key: null,
    preview_image_s3_key: previewKey(session.id),
  });
});

test('what to do depends on which of both is older', () => {
  const [before, after] = [new Date('2026-01-01T00:00Z'), new Date('2026-01-02T00:00Z')];
  const stray = {
    storage: 's3' as const,
    key: 'k',
    size: 1,
    lastModified: after,
    reason: 'no session' as const,
  };
  const advice = (newest: Date | null) => adviceFor({ orphans: [stray], missing: [] }, newest).join();
  expect(advice(before)).toMatch(
    /ends on 2026-01-01 00:00 UTC.*older than the storage: look for a younger dump/,
  );
  expect(advice(null)).toMatch(/knows no session at all.*younger dump/);
  expect(advice(after)).toMatch(/deleted sessions.*--repair removes/);
  expect(adviceFor({ orphans: [], missing: [] }, after)).toEqual([]);
});
