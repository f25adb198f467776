import type { Readable } from 'node:stream';
import { z } from 'zod';
import { frameMeasurementSchema, type FrameMeasurement } from '../contracts';
import { splitRows } from './split-rows';
import { unpacked } from './unpacked';

const timed = z.object({ timestamp: z.number() });

/** A readable row, or why one could not be read. */
export type FrameRow = { readonly frame: FrameMeasurement } | { readonly warning: string };

function readRow(bytes: Buffer, index: number): FrameRow {
  let row: unknown;
  try {
    row = JSON.parse(bytes.toString('utf8'));
  } catch {
    return { warning: `Row ${index} is not JSON.` };
  }
  const parsed = frameMeasurementSchema.safeParse(row);
  if (parsed.success) return { frame: parsed.data };
  const [issue] = parsed.error.issues;
  return { warning: `Row ${index}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong form'}.` };
}

/** Which rows are wanted: those of a stretch, seconds, both ends included, and of these every so manieth. */
export interface FrameChoice {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly every?: number | undefined;
}

/**
 * The wanted rows of a measurements file one after the other; one that cannot be read, and an end that is missing, become warnings. Those
 * between are passed over without being read: most of the time for a long flight would go into them.
 */
export async function* readFrames(
  file: Readable,
  { from = -Infinity, to = Infinity, every = 1 }: FrameChoice = {},
): AsyncGenerator<FrameRow> {
  const isStretch = from > -Infinity || to < Infinity;
  let index = 0;
  let within = 0;
  try {
    for await (const row of splitRows(unpacked(file))) {
      const time = isStretch ? timeOf(row) : null;
      if (time === null || (time >= from && time <= to)) {
        if (within % every === 0) yield readRow(row, index);
        within += 1;
      }
      index += 1;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    yield { warning: `The file cannot be read beyond row ${index}: ${reason}.` };
  } finally {
    file.destroy();
  }
}

/** Null where the row does not tell. */
function timeOf(bytes: Buffer): number | null {
  try {
    return timed.parse(JSON.parse(bytes.toString('utf8'))).timestamp;
  } catch {
    return null;
  }
}
