import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Context } from '../context';
import { framesKey, type ObjectStore } from '../store';
import { rowToFrame } from './row-to-frame';
import { frameRowsOf } from './table';

export interface FrameRowsWritten {
  readonly rows: number;
  /** Rows that could not be read and are left out. */
  readonly bad: number;
}

/**
 * Turns the rows that an old installation kept of a session into its frames file, under the usual key of `store`.
 * Nothing is written where there are no rows.
 */
export async function publishFrameRows(
  { database }: Pick<Context, 'database'>,
  sessionId: string,
  store: ObjectStore,
  { dryRun, signal }: { readonly dryRun: boolean; readonly signal: AbortSignal },
): Promise<FrameRowsWritten> {
  let rows = 0;
  let bad = 0;
  async function* text(): AsyncGenerator<string> {
    for await (const row of frameRowsOf(database, sessionId)) {
      const read = rowToFrame(row);
      if ('fault' in read) bad += 1;
      else
        yield `${rows++ === 0 ? '{"metadata":{"source":"frame_measurements"},"frames":[\n' : ',\n'}${JSON.stringify(read.frame)}`;
    }
    if (rows > 0) yield '\n]}\n';
  }
  const pieces = text();
  const first = await pieces.next();
  if (first.done) return { rows: 0, bad };
  async function* whole(): AsyncGenerator<string> {
    yield String(first.value);
    yield* pieces;
  }
  if (dryRun) for await (const piece of whole()) void piece;
  else {
    const file = createGzip();
    // A fault of the rows arrives through `file`, which is destroyed with it.
    pipeline(Readable.from(whole()), file, () => undefined);
    const type = { contentType: 'application/json', contentEncoding: 'gzip' };
    await store.put(framesKey(sessionId), file, { ...type, signal });
  }
  return { rows, bad };
}
