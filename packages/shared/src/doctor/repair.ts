import { PapiscopeError } from '../contracts';
import type { Context } from '../context';
import { copyVerified } from '../storage-migration';
import type { MissingObject } from './missing';
import type { Orphan } from './orphans';

type Deps = Pick<Context, 'database' | 'stores'>;

/** @returns what was done: the only copy of a file that a session may still have a use for stays */
export async function removeOrphan(
  { stores }: Deps,
  { storage, key, reason }: Orphan,
): Promise<'removed' | 'left'> {
  if (reason === 'the session is in the other storage, which lacks it') return 'left';
  await stores.of(storage).delete(key);
  return 'removed';
}

/** Brings the file from the other storage, or takes it off the record when it is nowhere and no stage will ask for it. */
export async function repairMissing(
  { database, stores }: Deps,
  { sessionId, storage, column, key, elsewhere, running }: MissingObject,
  signal: AbortSignal,
): Promise<'brought' | 'off the record' | 'left'> {
  if (elsewhere !== null) {
    const from = stores.of(elsewhere);
    const entry = await from.head(key, { signal });
    if (entry === null) throw new PapiscopeError('object_missing', `Key: ${key}.`);
    await copyVerified(from, stores.of(storage), entry, signal);
    return 'brought';
  }
  if (running) return 'left';
  await database.measurementSession.updateMany({
    where: { id: sessionId, [column]: key, status: { notIn: ['pending', 'processing'] } },
    data: { [column]: null },
  });
  return 'off the record';
}
