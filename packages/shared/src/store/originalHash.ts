import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { ObjectStore } from './types';

/** SHA-256 of an original, lower-case hex: as the store knows it, else of the bytes it has, all of which are read. */
export async function originalHash(store: ObjectStore, key: string, signal: AbortSignal): Promise<string> {
  const { head, body } = await store.get(key, { signal });
  if (head.sha256 !== undefined) {
    body.destroy();
    return head.sha256;
  }
  const hash = createHash('sha256');
  await pipeline(body, hash, { signal });
  return hash.digest('hex');
}
