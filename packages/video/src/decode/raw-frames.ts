import { once } from 'node:events';
import { startChild } from '../process/child';
import { directPipe } from '../process/direct-pipe';
import { feed } from '../process/feed';
import { resolveTools } from '../process/tools';
import { FrameQueue, type FilledFrame } from './frame-queue';
import { StampReader } from './stamps';

export interface RawFramesOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes for ffmpeg's standard input. */
  readonly stdin?: AsyncIterable<Uint8Array> | undefined;
}

/**
 * Runs ffmpeg with arguments that write frames of a fixed size to standard output and a line of showinfo for each to standard error. A frame's
 * bytes are valid until the next one is asked for. Leaving the loop early ends ffmpeg.
 */
export async function* rawFrames(
  argv: readonly string[],
  frameBytes: number,
  { signal, stdin }: RawFramesOptions,
): AsyncGenerator<FilledFrame, void, undefined> {
  const { ffmpeg } = await resolveTools();
  signal?.throwIfAborted();
  const stamps = new StampReader((seconds) => queue.stamp(seconds));
  const queue = new FrameQueue(frameBytes, () => pipe.readEnd.resume());
  const pipe = await directPipe(queue);
  const read = once(pipe.readEnd, 'close').catch(() => undefined);
  pipe.readEnd.on('error', () => undefined);
  const child = startChild(ffmpeg, argv, {
    signal,
    output: pipe.writeEnd,
    stdin: stdin !== undefined,
    onLine: (line) => stamps.line(line),
  });
  const fed = feed(child, stdin).catch((error: unknown) => {
    child.stop();
    throw error;
  });
  fed.catch(() => undefined);
  void Promise.allSettled([child.done, read]).then(() => queue.finish());
  try {
    for (;;) {
      const filled = await queue.next();
      signal?.throwIfAborted();
      if (filled === null) break;
      yield filled;
      queue.release(filled.buffer);
    }
    await Promise.all([child.done, fed]);
  } finally {
    child.stop();
    pipe.readEnd.destroy();
    await child.done.catch(() => undefined);
  }
}
