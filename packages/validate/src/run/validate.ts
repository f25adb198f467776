import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { planMatrix, type MatrixRequest, type PlannedFlight } from '../matrix/plan';
import type { FlightRow } from '../row';
import { concludeSeen } from './conclude';
import { flyAndMeasure, measureSimulated } from './fly';
import { appendRow, readRows } from './rows-file';
import { flyInThread } from './thread/fly-in-thread';

export interface ValidateRequest extends MatrixRequest {
  /** Folder for `rows.jsonl`; flights whose row is there are not flown again. */
  readonly out: string;
  /** Flights at the same time; more than one run on threads of their own. */
  readonly jobs: number;
  /** Keep the files of every flight, some megabytes each, for a later `again`. */
  readonly keep?: boolean;
  /** Measure the kept flights again, or only fit and evaluate them again, in place of reading their rows. */
  readonly again?: 'measure' | 'fit';
}

export interface ValidateOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
  readonly onRow?: (row: FlightRow) => void;
}

/** Flies and measures what is missing of a matrix. Resolves with the rows of the whole matrix in its order. */
export async function validate(
  request: ValidateRequest,
  { signal, onProgress, onRow }: ValidateOptions = {},
): Promise<FlightRow[]> {
  const plan = planMatrix(request);
  const file = path.join(request.out, 'rows.jsonl');
  const earlier = await readRows(file);
  const again = request.again !== undefined;
  const rows = again ? new Map<string, FlightRow>() : earlier;
  const missing = plan.filter(({ key }) => (again ? earlier.has(key) : !earlier.has(key)));
  const report = (): void =>
    onProgress?.({ done: plan.filter(({ key }) => rows.has(key)).length, total: plan.length });
  report();
  const keep = again || request.keep === true;
  const fly = wayOf(request);
  const work = async (): Promise<void> => {
    for (let next = missing.shift(); next !== undefined; next = missing.shift()) {
      signal?.throwIfAborted();
      const planned = next;
      const row = await inFolder(request.out, planned, keep, (folder) => fly(planned, folder, signal));
      await appendRow(file, row);
      rows.set(row.key, row);
      onRow?.(row);
      report();
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, request.jobs) }, work));
  return plan.flatMap(({ key }) => rows.get(key) ?? []);
}

function wayOf({ again, jobs }: ValidateRequest): typeof flyAndMeasure {
  if (again === 'fit') return concludeSeen;
  if (again === 'measure') return measureSimulated;
  return jobs > 1 ? flyInThread : flyAndMeasure;
}

/** Lends a flight a folder, and takes it away with everything in it unless it is kept or the flight failed half-way. */
async function inFolder<T>(
  out: string,
  { set, number, key }: PlannedFlight,
  keep: boolean,
  use: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = path.join(out, `${set}-${number}-${key.slice(0, 6)}`);
  await mkdir(folder, { recursive: true });
  let used = false;
  try {
    const result = await use(folder);
    used = true;
    return result;
  } finally {
    if (!keep || !used) await rm(folder, { recursive: true, force: true });
  }
}
