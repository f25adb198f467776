import { PapiscopeError } from '../contracts';
import type { ObjectEntry, ObjectStore } from '../store';
import { readSha256 } from './same-object';

export interface Copied {
  /** `found`: it was there already, bit for bit. */
  readonly outcome: 'copied' | 'found';
  readonly sha256: string;
}

/** Whether the other store says that it has these bytes; nothing is fetched from there. */
export async function seemsThere(
  from: ObjectStore,
  to: ObjectStore,
  { key, size }: Pick<ObjectEntry, 'key' | 'size'>,
  signal: AbortSignal,
): Promise<boolean> {
  const there = await to.head(key, { signal });
  if (there?.sha256 === undefined || there.size !== size) return false;
  const known = (await from.head(key, { signal }))?.sha256;
  return there.sha256 === (known ?? (await readSha256(from, key, { signal })));
}

/**
 * Brings one object to the same key of another store. It counts as there only once its bytes were read back from there and
 * have the checksum of the bytes here; what an earlier try has brought is checked in the same way and not sent again.
 * @throws storage_corrupt, object_missing
 */
export async function copyVerified(
  from: ObjectStore,
  to: ObjectStore,
  { key, size }: Pick<ObjectEntry, 'key' | 'size'>,
  signal: AbortSignal,
): Promise<Copied> {
  const there = await to.head(key, { signal });
  const known = (await from.head(key, { signal }))?.sha256;
  if (there?.size === size) {
    const here = known ?? (await readSha256(from, key, { signal }));
    if (here !== null && here === (await readSha256(to, key, { signal })))
      return { outcome: 'found', sha256: here };
  }
  const { sha256 } = await from.copyTo(key, to, { signal });
  if ((await readSha256(to, key, { signal })) !== sha256) {
    await to.delete(key);
    throw new PapiscopeError('storage_corrupt', `Key: ${key}.`);
  }
  return { outcome: 'copied', sha256 };
}
