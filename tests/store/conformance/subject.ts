import { createCipheriv, createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ObjectStore, PapiscopeError } from '@papiscope/shared';

/** A store under test, and a second one of the other kind or place to copy to. */
export interface Subject {
  readonly store: ObjectStore;
  readonly other: ObjectStore;
  close(): Promise<void>;
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Bytes without any regularity, the same in every run. */
export function pattern(size: number, seed = 1): Buffer {
  return createCipheriv('aes-128-ctr', Buffer.alloc(16, seed), Buffer.alloc(16)).update(Buffer.alloc(size));
}

/** A stream of unknown length in pieces of uneven size; may fail after the bytes instead of ending. */
export function streamOf(bytes: Buffer, failure?: Error): Readable {
  async function* pieces(): AsyncGenerator<Buffer> {
    let step = 1;
    for (let at = 0; at < bytes.length; at += step, step = Math.min(step * 3 + 1, 300_000))
      yield bytes.subarray(at, at + step);
    if (failure) throw failure;
  }
  return Readable.from(pieces(), { objectMode: false });
}

export async function read(store: ObjectStore, key: string): Promise<Buffer> {
  return buffer((await store.get(key)).body);
}

/** The code a promise is rejected with. */
export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeDefined();
  return (error as PapiscopeError).code ?? (error as Error).name;
}

export async function keysOf(store: ObjectStore, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list(prefix)) keys.push(key);
  return keys;
}

/** What interrupted writes left behind; counted by sweeping it. */
export function leftovers(store: ObjectStore): Promise<number> {
  return store.sweepUnfinished(new Date(Date.now() + 3_600_000));
}
