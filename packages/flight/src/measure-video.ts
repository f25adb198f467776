import type { VideoProbe } from '@papiscope/video';
import { PartDecoder } from '@papiscope/video/decode';
import { ConstellationTracker, type FrameSighting, type LightSize } from '@papiscope/vision';
import type { SegmentEntry, UnitName } from '@papiscope/shared/contracts';
import type { Following, StretchBorders } from './follow/borders';
import { isWhereConfirmed, type ConfirmedLights } from './follow/confirmed';
import { PartChooser } from './follow/part-chooser';
import type { LightStart } from './lights';
import type { FrameSightings, UnitSighting } from './sightings';

export interface MeasureOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((framesDone: number) => void) | undefined;
}

/**
 * A stretch of the video, seconds, and how following the lights begins: at the places where they were confirmed, at those where the first
 * look saw them, or where another tracker was. `before`: the lights where they were confirmed, to be sought in the frames before that one,
 * too; `start` undefined: from the video's beginning; `end` undefined: to its end; `decoderThreads` undefined: as many as ffmpeg takes by
 * itself.
 */
export interface Stretch {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly from: LightStart | EntryStart | Following;
  readonly before?: ConfirmedLights | null | undefined;
  readonly decoderThreads?: number | undefined;
}

/** `size`: of the lights in the frame in which they were confirmed: the same for all segments. */
export interface EntryStart {
  readonly entry: SegmentEntry;
  readonly size: LightSize;
}

/**
 * Follows the lights through a stretch of the video and measures them in every frame of it; gives every presented frame exactly once. Frames
 * count from 0. Those before the lights were confirmed come without sightings, or with those of a group like the confirmed one, sought from
 * the first frame on; where it turns out to have been another one, the generator ends there and returns null.
 *
 * Only a part of each frame, around the lights, leaves the decoder: moving whole frames costs a good part of decoding them. Where the
 * tracker has to look beyond that part, the same frame is decoded again with another one.
 */
export async function* measureVideo(
  video: string,
  probe: VideoProbe,
  { start, end, from, before = null, decoderThreads }: Stretch,
  options: MeasureOptions = {},
): AsyncGenerator<FrameSightings, StretchBorders | null, undefined> {
  const { tracker, units, timestamp: follow, keyFrame } = beginning(from);
  const early = before && ConstellationTracker.seek(before);
  let follower = early ?? tracker;
  const chooser = new PartChooser(() => follower, probe);
  const decoder = new PartDecoder(video, probe, chooser.part, {
    start: start === undefined || keyFrame === undefined ? start : follow,
    ...{ end, keyFrame, threads: decoderThreads, signal: options.signal },
  });
  const halfFrame = 0.5 / probe.frameRate;
  const following = (): Following => ({ units, tracker: tracker.state });
  let entered: Following | null = null;
  let frames = 0;
  let seenBefore = false;
  for await (const frame of decoder.frames()) {
    const { timestamp } = frame;
    const inside = start === undefined || timestamp >= start;
    if (inside) entered ??= following();
    const confirmed = timestamp >= follow - halfFrame;
    if (confirmed && follower !== tracker) {
      if (before && seenBefore && !isWhereConfirmed(follower, before)) return null;
      follower = tracker;
      // nothing was found before: whole frames are too much from here on
      if (chooser.part === null) {
        decoder.recut(chooser.another(timestamp));
        continue;
      }
    }
    let sighting: FrameSightings['units'] = {};
    if (confirmed || early) {
      const seen = chooser.wantsAnother(timestamp) ? null : follower.follow(frame);
      if (seen === null) {
        decoder.recut(chooser.another(timestamp));
        continue;
      }
      chooser.followed(seen);
      sighting = unitsOf(seen, units);
      seenBefore ||= follower === early && seen.lights.some((light) => light !== null);
    }
    if (!inside) continue;
    yield { frame: frames, timestamp, units: sighting };
    frames += 1;
    options.onProgress?.(frames);
  }
  return { entered: entered ?? following(), left: following() };
}

function beginning(from: Stretch['from']): {
  readonly tracker: ConstellationTracker;
  readonly units: readonly UnitName[];
  readonly timestamp: number;
  readonly keyFrame?: number;
} {
  if ('tracker' in from)
    return { tracker: ConstellationTracker.resume(from.tracker), units: from.units, timestamp: -Infinity };
  if ('entry' in from) {
    const { key_frame: keyFrame, timestamp, units } = from.entry;
    const tracker = new ConstellationTracker({ points: units, size: from.size });
    return { tracker, units: units.map(({ unit }) => unit), timestamp, keyFrame };
  }
  const { timestamp, units } = from;
  const tracker = new ConstellationTracker({ points: units.map(({ x, y }) => ({ x, y })) });
  return { tracker, units: units.map(({ unit }) => unit), timestamp };
}

function unitsOf(seen: FrameSighting, names: readonly UnitName[]): FrameSightings['units'] {
  const units: Partial<Record<UnitName, UnitSighting>> = {};
  names.forEach((unit, i) => {
    const light = seen.lights[i];
    if (light !== null && light !== undefined) units[unit] = light;
  });
  return units;
}
