import { storageTypeSchema, type StorageType } from '../contracts';
import type { Context } from '../context';
import { sessionOfKey, SESSION_ROOTS, type ObjectEntry, type ObjectStore } from '../store';

type Deps = Pick<Context, 'database' | 'stores'>;

/** Why an object is of no use where it is. */
export type OrphanReason =
  | 'no session'
  | 'the session is in the other storage'
  /** As before, but the session's own storage has no such object: this one is not to be removed. */
  | 'the session is in the other storage, which lacks it';

/** An object that no session reads. */
export interface Orphan {
  readonly storage: StorageType;
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly lastModified: Date;
  readonly reason: OrphanReason;
}

/** Entries whose sessions are looked up with one query. */
const BATCH = 500;

interface Found {
  readonly entry: ObjectEntry;
  readonly sessionId: string;
}

async function judge(
  { database, stores }: Deps,
  store: ObjectStore,
  batch: readonly Found[],
): Promise<Orphan[]> {
  const ids = [...new Set(batch.map(({ sessionId }) => sessionId))];
  const [sessions, uploads] = await Promise.all([
    database.measurementSession.findMany({
      where: { id: { in: ids } },
      select: { id: true, storage_type: true, local_copy: true },
    }),
    database.upload.findMany({ where: { id: { in: ids }, status: 'open' }, select: { id: true } }),
  ]);
  const known = new Map(sessions.map((session) => [session.id, session]));
  const arriving = new Set(uploads.map(({ id }) => id));
  const orphans: Orphan[] = [];
  for (const { entry, sessionId } of batch) {
    const { key, size, lastModified } = entry;
    const found = (reason: OrphanReason): number =>
      orphans.push({ storage: store.type, key, size, lastModified, reason });
    const session = known.get(sessionId);
    if (session === undefined) {
      if (!arriving.has(sessionId)) found('no session');
      continue;
    }
    // Scratch lies where WORK_STORAGE says, and a moved session may have left its files here on purpose.
    if (key.startsWith('work/') || session.storage_type === store.type) continue;
    if (store.type === 'local' && session.local_copy !== null) continue;
    const own = await stores.of(storageTypeSchema.parse(session.storage_type)).head(key);
    found(
      own === null
        ? 'the session is in the other storage, which lacks it'
        : 'the session is in the other storage',
    );
  }
  return orphans;
}

/**
 * Objects under the sessions' prefixes that no session reads.
 * @param olderThan younger ones may be of an upload whose session is about to be made
 */
export async function* findOrphans(deps: Deps, olderThan: Date): AsyncGenerator<Orphan> {
  for (const store of deps.stores.all)
    for (const root of SESSION_ROOTS) {
      let batch: Found[] = [];
      for await (const entry of store.list(root)) {
        const sessionId = sessionOfKey(entry.key);
        if (sessionId === null || entry.lastModified >= olderThan) continue;
        if (batch.push({ entry, sessionId }) < BATCH) continue;
        yield* await judge(deps, store, batch);
        batch = [];
      }
      yield* await judge(deps, store, batch);
    }
}
