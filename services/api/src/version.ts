import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const manifest: unknown = JSON.parse(readFileSync(path.join(__dirname, '..', 'package.json'), 'utf8'));

/** This package's version. */
export const { version } = z.object({ version: z.string() }).parse(manifest);
