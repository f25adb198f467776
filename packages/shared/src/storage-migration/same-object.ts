import { pipeline } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { Digest } from '../store/digest';
import type { ObjectStore } from '../store';

/** SHA-256 of an object's bytes as they are read now, whatever its metadata says; null when there is no such object. */
export async function readSha256(
  store: ObjectStore,
  key: string,
  options: { signal?: AbortSignal } = {},
): Promise<string | null> {
  if ((await store.head(key, options)) === null) return null;
  const { body } = await store.get(key, options);
  const digest = new Digest();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  await pipeline(body, digest, nowhere, options);
  return digest.sha256;
}
