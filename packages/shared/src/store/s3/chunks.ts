import type { Readable } from 'node:stream';

/** Cuts a stream into buffers of exactly `size` bytes, the last one shorter (empty only when the stream is). */
export async function* chunksOf(stream: Readable, size: number): AsyncGenerator<Buffer> {
  let pieces: Buffer[] = [];
  let length = 0;
  let first = true;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    pieces.push(piece);
    length += piece.length;
    while (length > size) {
      const all = Buffer.concat(pieces);
      yield all.subarray(0, size);
      first = false;
      pieces = [all.subarray(size)];
      length -= size;
    }
  }
  if (length > 0 || first) yield Buffer.concat(pieces);
}
