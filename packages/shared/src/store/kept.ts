import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { ObjectStore, PutResult } from './types';

/** Lies beside a kept object: what it was made of, and the bytes that were made. */
const noteSchema = z.object({ source: z.string(), sha256: z.string() });

export interface Kept {
  readonly key: string;
  readonly noteKey: string;
  readonly contentType: string;
  readonly contentEncoding?: string;
  /** Names everything the object is made of: another one means that it is out of date. */
  readonly source: string;
}

/**
 * Makes an object that can be made again at any time, unless the one in the store is what would be made.
 * @param made told of a new one before it counts as made
 */
export async function keep(
  store: ObjectStore,
  { key, noteKey, contentType, contentEncoding, source }: Kept,
  make: () => Promise<Buffer | Readable>,
  made: (written: PutResult) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  if (await isCurrent(store, key, noteKey, source)) return;
  const written = await store.put(key, await make(), {
    contentType,
    ...(contentEncoding !== undefined && { contentEncoding }),
  });
  await made(written);
  await store.put(noteKey, Buffer.from(JSON.stringify({ source, sha256: written.sha256 })));
}

async function isCurrent(store: ObjectStore, key: string, noteKey: string, source: string): Promise<boolean> {
  const [made, note] = await Promise.all([store.head(key), store.head(noteKey)]);
  if (made === null || note === null) return false;
  const { body } = await store.get(noteKey);
  const kept = noteSchema.safeParse(parseJson(await text(body)));
  return kept.success && kept.data.source === source && kept.data.sha256 === made.sha256;
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}
