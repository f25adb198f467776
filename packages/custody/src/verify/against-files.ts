import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from '@papiscope/shared/contracts';
import { fails, holds, note, type Finding } from './finding';

interface Named {
  readonly name: string;
  readonly key: string | null;
  readonly sha256: string | null;
}

function filesOf({ inputs, artifacts, reports }: Manifest): Named[] {
  return [
    ...inputs.map(({ role, key, sha256 }) => ({ name: role, key, sha256 })),
    ...artifacts.map(({ kind, key, sha256 }) => ({ name: kind, key, sha256 })),
    ...reports.filter(({ kept }) => kept).map(({ file, key, sha256 }) => ({ name: file, key, sha256 })),
  ];
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** Under its whole key, as in a data folder, or by its name alone, as downloaded. */
async function find(folder: string, key: string): Promise<string | null> {
  const inside = !key.split(/[/\\]/).includes('..');
  for (const file of [...(inside ? [path.join(folder, key)] : []), path.join(folder, path.basename(key))])
    if (await exists(file)) return file;
  return null;
}

/** Compares the files of a measurement in a folder with a manifest, byte by byte. */
export async function fileFindings(manifest: Manifest, folder: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, key, sha256 } of filesOf(manifest)) {
    if (key === null || sha256 === null) continue;
    const file = await find(folder, key);
    if (file === null) findings.push(note(`${name}: ${path.basename(key)} is not in the folder.`));
    else {
      const actual = await hashOf(file);
      findings.push(
        actual === sha256
          ? holds(`${name}: ${path.basename(key)} is unchanged.`, true)
          : fails(`${name}: ${path.basename(key)} was changed. Its SHA-256 is ${actual}, not ${sha256}.`),
      );
    }
  }
  return findings.some(({ ok }) => ok !== null)
    ? findings
    : [...findings, fails('No file of this manifest is in the folder.')];
}
