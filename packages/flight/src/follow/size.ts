import { decodeFrames, type VideoProbe } from '@papiscope/video';
import { ConstellationTracker, type LightSize } from '@papiscope/vision';
import type { LightStart } from '../lights';

/** Where the lights are not seen within so many seconds of the frame in which they were confirmed, their size is not known. */
const PATIENCE = 1;

/** How large the lights are where they were confirmed: what following them from there begins with. Null where they are not seen there. */
export async function sizeOfLights(
  video: string,
  probe: VideoProbe,
  { timestamp, units }: LightStart,
  signal: AbortSignal | undefined,
): Promise<LightSize | null> {
  const tracker = new ConstellationTracker({ points: units });
  const range = { start: timestamp - 0.5 / probe.frameRate, end: timestamp + PATIENCE };
  for await (const frame of decodeFrames(video, probe, { ...range, signal })) {
    tracker.follow(frame);
    const { size } = tracker.state;
    if (size !== null) return size;
  }
  return null;
}
