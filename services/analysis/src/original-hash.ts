import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { ObjectStore } from '@papiscope/shared';

/**
 * SHA-256 of the original, for uploads that went past this system straight into the storage. Read here and not before, so that nobody waits
 * for their lights while a whole video is read.
 */
export async function originalHash(store: ObjectStore, key: string, signal: AbortSignal): Promise<string> {
  const { head, body } = await store.get(key, { signal });
  if (head.sha256 !== undefined) {
    body.destroy();
    return head.sha256;
  }
  const hash = createHash('sha256');
  await pipeline(body, hash);
  return hash.digest('hex');
}
