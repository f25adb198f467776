import { PapiscopeError } from '@papiscope/shared/errors';
import type { VideoProbe } from '../probe/video-probe';
import { decodeFrames } from './decode-frames';
import type { YuvFrame } from './yuv-frame';

export interface FrameAtOptions {
  readonly signal?: AbortSignal | undefined;
}

/** The frame whose presentation time is nearest to `time` (seconds), with planes of its own; `index` is 0. */
export async function decodeFrameAt(
  input: string,
  probe: VideoProbe,
  time: number,
  options: FrameAtOptions = {},
): Promise<YuvFrame> {
  // a second look from further back serves times behind the last frame and long gaps
  for (const before of [1.5 / probe.frameRate, 2, Infinity]) {
    const found = await nearest(input, probe, time, Math.max(time - before, probe.startSeconds), options);
    if (found !== null) return found;
  }
  throw new PapiscopeError('video_truncated', `There is no frame at ${time.toFixed(2)} s.`);
}

async function nearest(
  input: string,
  probe: VideoProbe,
  time: number,
  start: number,
  { signal }: FrameAtOptions,
): Promise<YuvFrame | null> {
  let best: YuvFrame | null = null;
  for await (const frame of decodeFrames(input, probe, { start, signal })) {
    if (best !== null && Math.abs(frame.timestamp - time) >= Math.abs(best.timestamp - time)) break;
    best = { ...frame, index: 0, y: frame.y.slice(), u: frame.u.slice(), v: frame.v.slice() };
    if (frame.timestamp >= time) break;
  }
  return best;
}

/** One frame for each of the given times, in their order; `index` is the time's place in the list. */
export async function* decodeFramesAt(
  input: string,
  probe: VideoProbe,
  times: readonly number[],
  options: FrameAtOptions = {},
): AsyncGenerator<YuvFrame, void, undefined> {
  for (const [index, time] of times.entries()) {
    yield { ...(await decodeFrameAt(input, probe, time, options)), index };
  }
}
