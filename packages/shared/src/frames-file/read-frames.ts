import type { Readable } from 'node:stream';
import { frameMeasurementSchema, type FrameMeasurement } from '../contracts';
import { splitRows } from './split-rows';
import { unpacked } from './unpacked';

/** A readable row, or why one could not be read. */
export type FrameRow = { readonly frame: FrameMeasurement } | { readonly warning: string };

function readRow(text: string, index: number): FrameRow {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch {
    return { warning: `Row ${index} is not JSON.` };
  }
  const parsed = frameMeasurementSchema.safeParse(row);
  if (parsed.success) return { frame: parsed.data };
  const [issue] = parsed.error.issues;
  return { warning: `Row ${index}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'wrong form'}.` };
}

/** The rows of a measurements file one after the other; a row or an end that cannot be read becomes a warning. */
export async function* readFrames(file: Readable): AsyncGenerator<FrameRow> {
  let index = 0;
  try {
    for await (const row of splitRows(unpacked(file))) {
      yield readRow(row, index);
      index += 1;
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    yield { warning: `The file cannot be read beyond row ${index}: ${reason}.` };
  } finally {
    file.destroy();
  }
}
