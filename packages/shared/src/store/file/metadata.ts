import { mkdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { BigIntStats } from 'node:fs';
import { z } from 'zod';
import { guessType } from '../contentType';
import type { ObjectHead } from '../types';
import { isMissing } from './faults';
import type { FileLayout } from './layout';

const metadataSchema = z.object({
  contentType: z.string().optional(),
  contentEncoding: z.string().optional(),
  contentDisposition: z.string().optional(),
  sha256: z.string().optional(),
});
export type FileMetadata = z.infer<typeof metadataSchema>;

/** Size and time of last change to the nanosecond: works for files that papiscope did not write, too. */
export function fileEtag(stats: BigIntStats): string {
  return `${stats.size.toString(16)}-${stats.mtimeNs.toString(16)}`;
}

export async function writeMetadata(
  layout: FileLayout,
  key: string,
  etag: string,
  data: FileMetadata,
): Promise<void> {
  const file = layout.metadata(key, etag);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(data), { flush: true });
}

/** Undefined when there is none, or what is there cannot be read: the object then counts as a plain file. */
async function readMetadata(
  layout: FileLayout,
  key: string,
  etag: string,
): Promise<FileMetadata | undefined> {
  try {
    const parsed = metadataSchema.safeParse(JSON.parse(await readFile(layout.metadata(key, etag), 'utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (isMissing(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

export async function removeMetadata(layout: FileLayout, key: string, etag: string): Promise<void> {
  const file = layout.metadata(key, etag);
  await rm(file, { force: true });
  await removeEmptyFolders(path.dirname(file), layout.metadataRoot);
}

/** From `folder` upwards, `top` itself stays. */
export async function removeEmptyFolders(folder: string, top: string): Promise<void> {
  for (let current = folder; current.startsWith(top + path.sep); current = path.dirname(current)) {
    try {
      await rmdir(current);
    } catch {
      return;
    }
  }
}

export async function describeFile(layout: FileLayout, key: string, stats: BigIntStats): Promise<ObjectHead> {
  const etag = fileEtag(stats);
  const known: FileMetadata = (await readMetadata(layout, key, etag)) ?? guessType(key);
  const { contentType, contentEncoding, contentDisposition, sha256 } = known;
  return {
    key,
    size: Number(stats.size),
    etag,
    lastModified: stats.mtime,
    contentType: contentType ?? guessType(key).contentType,
    ...(contentEncoding !== undefined && { contentEncoding }),
    ...(contentDisposition !== undefined && { contentDisposition }),
    ...(sha256 !== undefined && { sha256 }),
  };
}
