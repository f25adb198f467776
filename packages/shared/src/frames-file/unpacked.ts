import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Bytes that are unpacked at once: each piece is a way to another thread and back. */
const PIECE = 256 * 1024;

const GZIP = Buffer.from([0x1f, 0x8b]);

/** A file's text, whether it is gzipped or, as the oldest are, plain. */
export async function* unpacked(file: Readable): AsyncGenerator<Buffer> {
  const chunks = file[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  let start = Buffer.alloc(0);
  while (start.length < GZIP.length) {
    const next = await chunks.next();
    if (next.done) break;
    start = Buffer.concat([start, next.value]);
  }
  async function* whole(): AsyncGenerator<Buffer> {
    yield start;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
  }
  if (!start.subarray(0, GZIP.length).equals(GZIP)) {
    yield* whole();
    return;
  }
  const text = createGunzip({ chunkSize: PIECE });
  const source = Readable.from(whole(), { objectMode: false });
  source.on('error', (error) => text.destroy(error)).pipe(text);
  try {
    yield* text as AsyncIterable<Buffer>;
  } finally {
    source.destroy();
    text.destroy();
  }
}
