import { existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}

/** Where a program lies on the PATH; undefined when it is not there. */
export function findOnPath(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  return (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, file))
    .find(isFile);
}
