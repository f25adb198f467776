import type { VideoProbe } from '@papiscope/video';
import { decodeFrames, decodeKeyFrames, keyFrameAt, type YuvFrame } from '@papiscope/video/decode';
import { ConstellationTracker, type LightSize } from '@papiscope/vision';
import { byIndex } from '../by-index';
import type { FrameSource } from '../kept-frames';
import type { LightStart } from '../lights';

/** Where the lights are not seen within so many seconds of the frame in which they were confirmed, their size is not known. */
const PATIENCE = 1;

/**
 * How large the lights are where they were confirmed: what following them from there begins with. Null where they are not seen there.
 * `frame`: that very frame, where it was kept. Where it is a key frame of a file with an index, it is decoded alone at first: the way to it by
 * seeking leads through all those before it.
 */
export async function sizeOfLights(
  video: string,
  probe: VideoProbe,
  start: LightStart,
  { keyFrames, frame, signal }: Partial<FrameSource> & { signal?: AbortSignal | undefined },
): Promise<LightSize | null> {
  const known = frame ? await sizeAmong([frame], start) : null;
  if (known !== null) return known;
  const index = keyFrames?.index ?? null;
  const own = keyFrameAt(index, probe, start.timestamp);
  if (index !== null && own !== undefined) {
    const size = await byIndex(() =>
      sizeAmong(decodeKeyFrames(video, probe, index, [own], { signal }), start),
    );
    if (size !== null) return size;
  }
  const range = { start: start.timestamp - 0.5 / probe.frameRate, end: start.timestamp + PATIENCE };
  return sizeAmong(decodeFrames(video, probe, { ...range, signal }), start);
}

async function sizeAmong(
  frames: AsyncIterable<YuvFrame> | Iterable<YuvFrame>,
  { units }: LightStart,
): Promise<LightSize | null> {
  const tracker = new ConstellationTracker({ points: units });
  for await (const frame of frames) {
    tracker.follow(frame);
    const { size } = tracker.state;
    if (size !== null) return size;
  }
  return null;
}
