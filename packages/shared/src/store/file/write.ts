import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { guessType } from '../contentType';
import { Digest, toReadable } from '../digest';
import type { PutOptions, PutResult } from '../types';
import { isMissing, whileThere } from './faults';
import type { FileLayout } from './layout';
import { fileEtag, removeMetadata, writeMetadata } from './metadata';
import type { FileMetadata } from './metadata';

/** Lends a path for a file under construction; whatever is left there afterwards is removed. */
async function withTemporary<T>(layout: FileLayout, use: (file: string) => Promise<T>): Promise<T> {
  await mkdir(layout.temporary, { recursive: true });
  const file = path.join(layout.temporary, randomUUID());
  try {
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
}

/**
 * Versions are told apart by size and time of change, and file systems count that time in steps of milliseconds:
 * a time from the last second, drawn at random, keeps concurrent writers apart. Then everything goes to the disk.
 */
async function stampAndSync(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    const time = Date.now() / 1000 - Math.random();
    await handle.utimes(time, time);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The target's folder may be removed as empty by somebody else between making and using it. */
async function moveInto(from: string, to: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    await mkdir(path.dirname(to), { recursive: true });
    try {
      await rename(from, to);
      return await syncFolder(path.dirname(to));
    } catch (error) {
      if (!isMissing(error) || tries >= 10) throw error;
    }
  }
}

async function etagAt(file: string): Promise<string | undefined> {
  const stats = await whileThere(stat(file, { bigint: true }));
  return stats && fileEtag(stats);
}

/** Metadata first, then the data by one rename, then the former version's metadata goes. */
async function publish(
  layout: FileLayout,
  key: string,
  temporary: string,
  data: FileMetadata,
): Promise<string> {
  const target = layout.object(key);
  const former = await etagAt(target);
  const etag = fileEtag(await stat(temporary, { bigint: true }));
  await writeMetadata(layout, key, etag, data);
  try {
    await moveInto(temporary, target);
  } catch (error) {
    if (former !== etag) await removeMetadata(layout, key, etag);
    throw error;
  }
  if (former !== undefined && former !== etag) await removeMetadata(layout, key, former);
  return etag;
}

function describe(key: string, options: PutOptions, sha256: string): FileMetadata {
  const { contentType, contentEncoding, contentDisposition } = options;
  const guessed = contentType === undefined ? guessType(key) : undefined;
  return {
    contentType: contentType ?? guessed?.contentType,
    contentEncoding: contentEncoding ?? guessed?.contentEncoding,
    contentDisposition,
    sha256,
  };
}

export async function writeObject(
  layout: FileLayout,
  key: string,
  body: Readable | Buffer,
  options: PutOptions,
): Promise<PutResult> {
  layout.object(key);
  return withTemporary(layout, async (file) => {
    const digest = new Digest(options.sha256);
    // Opened before anything can fail: a stream that opens it by itself may do so after it was cleared away.
    const sink = (await open(file, 'wx')).createWriteStream();
    await pipeline(toReadable(body), digest, sink, options.signal ? { signal: options.signal } : {});
    const etag = await placeFile(layout, key, file, options, digest.sha256);
    return { size: digest.size, sha256: digest.sha256, etag };
  });
}

/** Makes a file of the same file system the object; it is moved, not copied. */
export async function placeFile(
  layout: FileLayout,
  key: string,
  file: string,
  options: PutOptions,
  sha256: string,
): Promise<string> {
  layout.object(key);
  await stampAndSync(file);
  return publish(layout, key, file, describe(key, options, sha256));
}

/**
 * The same bytes under a second name. Safe because objects are never changed in place, only replaced.
 * Throws what the file system says where it has no hard links.
 */
export async function linkObject(
  layout: FileLayout,
  from: string,
  to: string,
  data: FileMetadata,
): Promise<string> {
  return withTemporary(layout, async (file) => {
    await link(layout.object(from), file);
    return publish(layout, to, file, data);
  });
}
