import { once } from 'node:events';
import { startChild } from '../process/child';
import { directPipe } from '../process/direct-pipe';
import { resolveTools } from '../process/tools';
import type { VideoProbe } from '../probe/video-probe';
import { FrameQueue } from './frame-queue';
import { frameLayout, planesOf } from './layout';
import { planDecode, type FramePart, type FrameRange } from './plan-decode';
import { StampReader } from './stamps';
import type { YuvFrame } from './yuv-frame';

export interface DecodeOptions extends FrameRange {
  /** Hand out this part of the frames only: what is not wanted costs next to nothing beyond its decoding. */
  readonly part?: FramePart | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Decodes a video's frames in the order of presentation, none left out, none twice, with the times that the file gives them.
 * A frame's planes are valid until the next one is asked for. Leaving the loop early ends ffmpeg.
 * Throws `ffmpeg_failed` after the last good frame when decoding breaks off.
 */
export async function* decodeFrames(
  input: string,
  probe: VideoProbe,
  options: DecodeOptions = {},
): AsyncGenerator<YuvFrame, void, undefined> {
  const { start = -Infinity, end = Infinity, signal } = options;
  const every = Math.max(1, Math.round(options.every ?? 1));
  const tools = await resolveTools();
  const { part } = options;
  const layout = frameLayout(probe, part);
  const cutFrom = part && { x: part.x, y: part.y, frameWidth: probe.width, frameHeight: probe.height };
  signal?.throwIfAborted();
  const stamps = new StampReader((seconds) => queue.stamp(seconds));
  const queue = new FrameQueue(layout.bytes, () => pipe.readEnd.resume());
  const pipe = await directPipe((bytes) => queue.take(bytes));
  const read = once(pipe.readEnd, 'close').catch(() => undefined);
  pipe.readEnd.on('error', () => undefined);
  const child = startChild(tools.ffmpeg, planDecode(input, probe, options, tools.passthrough), {
    signal,
    output: pipe.writeEnd,
    onLine: (line) => stamps.line(line),
  });
  void Promise.allSettled([child.done, read]).then(() => queue.finish());

  try {
    let index = 0;
    let last = NaN;
    for (;;) {
      const filled = await queue.next();
      signal?.throwIfAborted();
      if (filled === null) break;
      const timestamp = Number.isNaN(filled.timestamp) ? last + every / probe.frameRate : filled.timestamp;
      last = timestamp;
      if (timestamp >= end) return;
      if (timestamp >= start) {
        yield {
          index,
          timestamp,
          width: layout.width,
          height: layout.height,
          bitDepth: layout.bitDepth,
          range: probe.colorRange,
          matrix: probe.colorMatrix,
          ...planesOf(filled.buffer, layout),
          chromaWidth: layout.chromaWidth,
          chromaHeight: layout.chromaHeight,
          ...(cutFrom && { cutFrom }),
        };
        index += every;
      }
      queue.release(filled.buffer);
    }
    await child.done;
  } finally {
    child.stop();
    pipe.readEnd.destroy();
    await child.done.catch(() => undefined);
  }
}
