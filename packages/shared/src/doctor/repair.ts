import { PapiscopeError } from '../contracts';
import type { Context } from '../context';
import { copyVerified } from '../storage-migration';
import type { MissingObject } from './missing';
import type { Orphan } from './orphans';

type Deps = Pick<Context, 'database' | 'stores'>;

export async function removeOrphan({ stores }: Deps, { storage, key }: Orphan): Promise<void> {
  await stores.of(storage).delete(key);
}

/** Brings the file from the other storage, or takes it off the record when it is nowhere. */
export async function repairMissing(
  { database, stores }: Deps,
  { sessionId, storage, column, key, elsewhere }: MissingObject,
  signal: AbortSignal,
): Promise<'brought' | 'off the record'> {
  if (elsewhere !== null) {
    const from = stores.of(elsewhere);
    const entry = await from.head(key, { signal });
    if (entry === null) throw new PapiscopeError('object_missing', `Key: ${key}.`);
    await copyVerified(from, stores.of(storage), entry, signal);
    return 'brought';
  }
  await database.measurementSession.updateMany({
    where: { id: sessionId, [column]: key, status: { notIn: ['pending', 'processing'] } },
    data: { [column]: null },
  });
  return 'off the record';
}
