import { storageTypeSchema, type StorageType } from '../contracts';
import type { Context } from '../context';
import type { MeasurementSession } from '../database';
import type { KeyColumn } from '../sessions';
import type { ObjectStore } from '../store';

type Deps = Pick<Context, 'database' | 'stores'>;

/** A file that a session's record names and its storage has not. */
export interface MissingObject {
  readonly sessionId: string;
  readonly storage: StorageType;
  readonly column: KeyColumn;
  readonly key: string;
  /** The other storage, when the file is there. */
  readonly elsewhere: StorageType | null;
  /** Its stages run: only its original is looked for, and nothing is taken off its record. */
  readonly running: boolean;
}

const PAGE = 100;

async function elsewhere(
  stores: readonly ObjectStore[],
  own: ObjectStore,
  key: string,
): Promise<StorageType | null> {
  for (const store of stores) if (store !== own && (await store.head(key)) !== null) return store.type;
  return null;
}

async function* missingOf({ stores }: Deps, session: MeasurementSession): AsyncGenerator<MissingObject> {
  const storage = storageTypeSchema.parse(session.storage_type);
  const own = stores.of(storage);
  const running = session.status === 'pending' || session.status === 'processing';
  const columns = Object.keys(session).filter((name): name is KeyColumn => name.endsWith('_s3_key'));
  for (const column of running ? (['original_video_s3_key'] as const) : columns) {
    const key = session[column];
    if (key === null || (await own.head(key)) !== null) continue;
    const place = await elsewhere(stores.all, own, key);
    yield { sessionId: session.id, storage, column, key, elsewhere: place, running };
  }
}

/** Files that records name and that are not there. */
export async function* findMissing(deps: Deps): AsyncGenerator<MissingObject> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await deps.database.measurementSession.findMany({
      where: { id: { gt: after } },
      orderBy: { id: 'asc' },
      take: PAGE,
    });
    for (const session of page) yield* missingOf(deps, session);
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}
