import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { ours } from '../candidates/ours';
import type { MadeClip } from '../clips/make-clip';
import { runTree } from '../measure/run-tree';
import { figure, type Figure } from '../report/figure';
import { median } from '../report/medians';

/** Flights at the beginning that fill what is kept from one to the next. */
const WARM_UP = 5;

/** Memory of one process that looks at and measures so many flights, and how much of it each one left behind. */
export async function memoryFigures(
  { flight, folder }: MadeClip,
  times: number,
  { signal }: { readonly signal?: AbortSignal | undefined },
): Promise<Figure[]> {
  const out = path.join(folder, 'memory.json');
  try {
    const { video, telemetry, site } = flight;
    await runTree(ours({ stage: 'repeat', video, telemetry: telemetry ?? '', site, times, out }, folder), {
      signal,
    });
    const memory = z.array(z.number()).parse(JSON.parse(await readFile(out, 'utf8')));
    const part = Math.max(1, Math.floor((times - WARM_UP) / 3));
    const before = median(memory.slice(WARM_UP, WARM_UP + part)) / 1e6;
    const after = median(memory.slice(-part)) / 1e6;
    const name = `one process, ${times} flights`;
    return [
      figure('memory', `${name}: in the first third`, before, 'MB'),
      figure('memory', `${name}: in the last third`, after, 'MB'),
      figure('memory', `${name}: growth`, 100 * (after / before - 1), '%', { most: 5 }),
    ];
  } finally {
    await Promise.all([out, `${out}.gz`].map((file) => rm(file, { force: true })));
  }
}
