import type { ObjectStore, PutResult } from './types';

/** Streams one object into another place; its checksum, where known, is checked on the way. */
export async function copyBetween(
  source: ObjectStore,
  sourceKey: string,
  target: ObjectStore,
  targetKey: string,
  options: { signal?: AbortSignal } = {},
): Promise<PutResult> {
  const { head, body } = await source.get(sourceKey, options);
  const { contentType, contentEncoding, contentDisposition, sha256 } = head;
  try {
    return await target.put(targetKey, body, {
      contentType,
      ...(contentEncoding !== undefined && { contentEncoding }),
      ...(contentDisposition !== undefined && { contentDisposition }),
      ...(sha256 !== undefined && { sha256 }),
      ...options,
    });
  } finally {
    body.destroy();
  }
}
