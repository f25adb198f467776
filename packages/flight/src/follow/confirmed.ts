import type { VideoProbe } from '@papiscope/video';
import { decodeFrames, decodeKeyFrames, keyFrameAt, type YuvFrame } from '@papiscope/video/decode';
import { ConstellationTracker, type LightSize, type TrackState } from '@papiscope/vision';
import { byIndex } from '../by-index';
import type { FrameSource } from '../kept-frames';
import type { LightStart } from '../lights';

/** Where the lights are not seen within so many seconds of the frame in which they were confirmed, nothing is known of them. */
const PATIENCE = 1;

/** Between the frame before the confirmed one and that one lights move less than this part of the spacing. */
const SAME_PLACE = 0.25;

/** A tracker that has seen the lights. */
export type ConfirmedLights = TrackState & { readonly size: LightSize };

/**
 * The lights as a tracker knows them that was given the frame in which they were confirmed. Null where they are not seen there. `frame`: that
 * very frame, where it was kept. Where it is a key frame of a file with an index, it is decoded alone at first: the way to it by seeking leads
 * through all those before it.
 */
export async function confirmedLights(
  video: string,
  probe: VideoProbe,
  start: LightStart,
  { keyFrames, frame, signal }: Partial<FrameSource> & { signal?: AbortSignal | undefined },
): Promise<ConfirmedLights | null> {
  const known = frame ? await seenAmong([frame], start) : null;
  if (known !== null) return known;
  const index = keyFrames?.index ?? null;
  const own = keyFrameAt(index, probe, start.timestamp);
  if (index !== null && own !== undefined) {
    const seen = await byIndex(() =>
      seenAmong(decodeKeyFrames(video, probe, index, [own], { signal }), start),
    );
    if (seen !== null) return seen;
  }
  const range = { start: start.timestamp - 0.5 / probe.frameRate, end: start.timestamp + PATIENCE };
  return seenAmong(decodeFrames(video, probe, { ...range, signal }), start);
}

async function seenAmong(
  frames: AsyncIterable<YuvFrame> | Iterable<YuvFrame>,
  { units }: LightStart,
): Promise<ConfirmedLights | null> {
  const tracker = new ConstellationTracker({ points: units });
  for await (const frame of frames) {
    tracker.follow(frame);
    const { state } = tracker;
    if (state.size !== null) return { ...state, size: state.size };
  }
  return null;
}

/** A tracker has come to the lights where they were confirmed: to each of those that were seen there. */
export function isWhereConfirmed(
  { state, isLost }: ConstellationTracker,
  confirmed: ConfirmedLights,
): boolean {
  const reach = SAME_PLACE * confirmed.size.spacing;
  return (
    !isLost &&
    confirmed.units.every(({ point, lastSeen }, i) => {
      const own = state.units[i]?.point ?? { x: Number.NaN, y: Number.NaN };
      return lastSeen === null || Math.hypot(own.x - point.x, own.y - point.y) < reach;
    })
  );
}
