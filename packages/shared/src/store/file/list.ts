import { readdir, stat } from 'node:fs/promises';
import type { Dirent } from 'node:fs';
import path from 'node:path';
import { RESERVED_SEGMENT } from '../keys';
import type { ObjectEntry } from '../types';
import { whileThere } from './faults';
import { fileEtag } from './metadata';

/** A folder sorts as its name with the slash that follows in its keys. */
function sortName(entry: Dirent): Buffer {
  return Buffer.from(entry.isDirectory() ? `${entry.name}/` : entry.name);
}

async function* walk(root: string, folder: string, prefix: string): AsyncGenerator<ObjectEntry> {
  const entries = (await whileThere(readdir(path.join(root, folder), { withFileTypes: true }))) ?? [];
  entries.sort((a, b) => Buffer.compare(sortName(a), sortName(b)));
  for (const entry of entries) {
    const key = folder + entry.name;
    if (key === RESERVED_SEGMENT) continue;
    if (entry.isDirectory()) {
      const inside = `${key}/`;
      if (inside.startsWith(prefix) || prefix.startsWith(inside)) yield* walk(root, inside, prefix);
      continue;
    }
    if (!key.startsWith(prefix)) continue;
    const stats = await whileThere(stat(path.join(root, key), { bigint: true }));
    if (stats?.isFile())
      yield { key, size: Number(stats.size), etag: fileEtag(stats), lastModified: stats.mtime };
  }
}

/** All plain files whose key starts with the prefix, in the order of the keys' UTF-8 bytes. */
export function listFiles(root: string, prefix: string): AsyncGenerator<ObjectEntry> {
  return walk(root, prefix.slice(0, prefix.lastIndexOf('/') + 1), prefix);
}
