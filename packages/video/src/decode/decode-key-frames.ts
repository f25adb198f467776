import { PapiscopeError } from '@papiscope/shared/errors';
import type { IndexedFrame, VideoIndex } from '../container/mp4-index';
import { withRanges } from '../container/ranges';
import type { VideoProbe } from '../probe/video-probe';
import { resolveTools } from '../process/tools';
import { frameLayout, pictureOf } from './layout';
import { asStream, planKeyFrames } from './plan-key-frames';
import { rawFrames } from './raw-frames';
import type { YuvFrame } from './yuv-frame';

/**
 * Decodes some of a file's key frames, in the order of the file; of the rest of the file nothing is read. One decoder takes them all: opening
 * the file anew for each costs more than decoding it does. A frame's planes are valid until the next one is asked for.
 * Throws `ffmpeg_failed` when other frames come out than went in: then the index is not to be trusted.
 */
export async function* decodeKeyFrames(
  input: string,
  probe: VideoProbe,
  index: VideoIndex,
  frames: readonly IndexedFrame[],
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): AsyncGenerator<YuvFrame, void, undefined> {
  const { passthrough } = await resolveTools();
  const layout = frameLayout(probe);
  const argv = planKeyFrames(index.codec, layout.pixelFormat, passthrough);
  let count = 0;
  for await (const { buffer } of rawFrames(argv, layout.bytes, {
    signal,
    stdin: streamOf(input, index, frames, signal),
  })) {
    const frame = frames[count];
    if (frame === undefined) throw unlike(frames.length, count + 1);
    yield { index: count, timestamp: frame.time, ...pictureOf(buffer, layout, probe) };
    count += 1;
  }
  if (count !== frames.length) throw unlike(frames.length, count);
}

/** Key frames as a bare stream. @throws ffmpeg_failed where one is not where the index says */
export async function* streamOf(
  input: string,
  index: VideoIndex,
  frames: readonly IndexedFrame[],
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (const { offset, size } of frames) {
    const bytes = await withRanges(input, signal, (ranges) => ranges.read(offset, size));
    const stream = bytes.length === size ? asStream(bytes, index) : null;
    if (stream === null) throw new PapiscopeError('ffmpeg_failed', 'A frame is not where the index says.');
    yield stream;
  }
}

/** The frame shown at this very time where it can be decoded alone, by the index; undefined: it has to be sought. */
export function keyFrameAt(
  index: VideoIndex | null,
  probe: VideoProbe,
  time: number,
): IndexedFrame | undefined {
  // a bare stream does not say how it is to be turned
  return probe.rotation === 0 ? index?.frames.find((each) => each.key && each.time === time) : undefined;
}

function unlike(expected: number, found: number): PapiscopeError {
  return new PapiscopeError('ffmpeg_failed', `${found} frames of ${expected} key frames.`);
}
