// Remembers by checksum what was done already, so that a second run has nothing to do.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

function stampFile(root, name) {
  return path.join(root, 'node_modules', `.papiscope-${name}`);
}

export function hashFiles(root, files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)));
  return hash.digest('hex');
}

export function isDone(root, name, hash) {
  const file = stampFile(root, name);
  return existsSync(file) && readFileSync(file, 'utf8') === hash;
}

export function markDone(root, name, hash) {
  mkdirSync(path.join(root, 'node_modules'), { recursive: true });
  writeFileSync(stampFile(root, name), hash);
}
