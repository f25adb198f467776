import {
  PapiscopeError,
  SEGMENT_LENGTHS,
  type DetectedLights,
  type FirstLook,
  type SegmentLengths,
  type Site,
  type UnitName,
} from '@papiscope/shared/contracts';
import type { DronePath } from '@papiscope/measure';
import {
  decodeFrames,
  decodeFramesAt,
  keyFrameTimes,
  type VideoProbe,
  type YuvFrame,
} from '@papiscope/video';
import { findBar, spotsOf, type BarFinding, type FrameSpots } from '@papiscope/vision';
import { siteBar } from './bar-model';
import { sizeOfLights } from './follow/size';
import { barPlaces, detectedLights, lightStart } from './lights';

/** Frames looked at: enough to see each unit change colour on a flight of usual speed. */
export const SAMPLES = 30;
/** Up to so many frames, decoding all of them once is cheaper than seeking. */
const MOST_FRAMES_IN_ONE_GO = 3600;

/** What the first look found: the lights in the frame in which they are to be confirmed (null: no bar), and what the video is split by. */
export interface FirstFinding {
  readonly detected: DetectedLights | null;
  readonly look: FirstLook;
}

/**
 * The first look at a flight, in frames spread over the video: where the bar is, which unit is which, and with what confidence. Names come
 * from the site's geometry where site and telemetry tell it, else from the order in which the units turn white.
 */
export async function lookForLights(
  video: string,
  probe: VideoProbe,
  site: Site,
  path: DronePath | null,
  options: { signal?: AbortSignal | undefined; lengths?: SegmentLengths | undefined } = {},
): Promise<FirstFinding> {
  const keyFrames = await keyFrameTimes(video, probe, options);
  const frames = await sampledSpots(video, probe, keyFrames, options.signal);
  const bar = barAmong(frames, site, path);
  const detected = bar && detectedLights(bar.finding, bar.names, probe);
  const start = detected && lightStart(detected.lights, detected.timestamp, probe);
  return {
    detected,
    look: {
      frame_width: probe.width,
      frame_height: probe.height,
      frame_rate: probe.frameRate,
      lengths: options.lengths ?? SEGMENT_LENGTHS,
      start: probe.startSeconds,
      end: probe.startSeconds + probe.durationSeconds,
      size: start && (await sizeOfLights(video, probe, start, options.signal)),
      key_frames: keyFrames,
      places: bar === null ? [] : barPlaces(bar.finding, bar.names),
    },
  };
}

/** The same where only the lights are wanted. Throws `lights_not_found`. */
export async function findLights(
  video: string,
  probe: VideoProbe,
  site: Site,
  path: DronePath | null,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<DetectedLights> {
  const { detected } = await lookForLights(video, probe, site, path, options);
  if (detected === null) throw new PapiscopeError('lights_not_found');
  return detected;
}

/** From the spots of frames spread over the video, in order of time; null when no bar is among them. */
export function lightsAmong(
  frames: readonly FrameSpots[],
  size: Pick<VideoProbe, 'width' | 'height'>,
  site: Site,
  path: DronePath | null,
): DetectedLights | null {
  const bar = barAmong(frames, site, path);
  return bar && detectedLights(bar.finding, bar.names, size);
}

function barAmong(
  frames: readonly FrameSpots[],
  site: Site,
  path: DronePath | null,
): { finding: BarFinding; names: readonly UnitName[] } | null {
  const bar = siteBar(site, path);
  const finding = bar && findBar(frames, bar.model);
  return bar && finding && { finding, names: bar.names[finding.naming] ?? [] };
}

async function sampledSpots(
  video: string,
  probe: VideoProbe,
  keyFrames: readonly number[],
  signal: AbortSignal | undefined,
): Promise<FrameSpots[]> {
  const frames: FrameSpots[] = [];
  for await (const frame of sampledFrames(video, probe, keyFrames, signal)) frames.push(spotsOf(frame));
  return frames;
}

function sampledFrames(
  video: string,
  probe: VideoProbe,
  keyFrames: readonly number[],
  signal: AbortSignal | undefined,
): AsyncIterable<YuvFrame> {
  if (probe.frameCount <= MOST_FRAMES_IN_ONE_GO) {
    return decodeFrames(video, probe, { every: Math.max(1, Math.floor(probe.frameCount / SAMPLES)), signal });
  }
  const step = probe.durationSeconds / SAMPLES;
  const times = Array.from({ length: SAMPLES }, (_, i) => {
    const time = probe.startSeconds + step * (i + 0.02);
    // a segment that begins at such a frame has nothing else to decode before
    const key = keyFrames.findLast((each) => each <= time);
    return key !== undefined && time - key < step / 2 ? key : time;
  });
  return decodeFramesAt(video, probe, times, { signal });
}
