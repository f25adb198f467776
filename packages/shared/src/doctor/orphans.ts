import type { StorageType } from '../contracts';
import type { Context } from '../context';
import { sessionOfKey, SESSION_ROOTS, type ObjectEntry, type ObjectStore } from '../store';

type Deps = Pick<Context, 'database' | 'stores'>;

/** An object that no session has any use for. */
export interface Orphan {
  readonly storage: StorageType;
  readonly key: string;
  /** Bytes. */
  readonly size: number;
  readonly reason: 'no session' | 'the session is in the other storage';
}

/** Entries whose sessions are looked up with one query. */
const BATCH = 500;

interface Found {
  readonly entry: ObjectEntry;
  readonly sessionId: string;
}

async function judge({ database }: Deps, store: ObjectStore, batch: readonly Found[]): Promise<Orphan[]> {
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
  return batch.flatMap(({ entry: { key, size }, sessionId }): Orphan[] => {
    const orphan = { storage: store.type, key, size };
    const session = known.get(sessionId);
    if (session === undefined) return arriving.has(sessionId) ? [] : [{ ...orphan, reason: 'no session' }];
    // Scratch lies where WORK_STORAGE says, and a moved session may have left its files here on purpose.
    if (key.startsWith('work/') || session.storage_type === store.type) return [];
    if (store.type === 'local' && session.local_copy !== null) return [];
    return [{ ...orphan, reason: 'the session is in the other storage' }];
  });
}

/**
 * Objects under the sessions' prefixes that belong to none.
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
