import { PapiscopeError, type DetectedLights, type Site } from '@papiscope/shared/contracts';
import type { DronePath } from '@papiscope/measure';
import { decodeFrames, decodeFramesAt, type VideoProbe, type YuvFrame } from '@papiscope/video';
import { findBar, spotsOf, type FrameSpots } from '@papiscope/vision';
import { siteBar } from './bar-model';
import { detectedLights } from './lights';

/** Frames looked at: enough to see each unit change colour on a flight of usual speed. */
export const SAMPLES = 30;
/** Up to so many frames, decoding all of them once is cheaper than seeking. */
const MOST_FRAMES_IN_ONE_GO = 3600;

/**
 * The first look for the lights in frames spread over the video: where the bar is, which unit is which, and with what confidence. Names come
 * from the site's geometry where site and telemetry tell it, else from the order in which the units turn white.
 * Throws `lights_not_found`.
 */
export async function findLights(
  video: string,
  probe: VideoProbe,
  site: Site,
  path: DronePath | null,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<DetectedLights> {
  const frames: FrameSpots[] = [];
  for await (const frame of sampledFrames(video, probe, options.signal)) frames.push(spotsOf(frame));
  const found = lightsAmong(frames, probe, site, path);
  if (found === null) throw new PapiscopeError('lights_not_found');
  return found;
}

/** The same from the spots of frames spread over the video, in order of time; null when no bar is among them. */
export function lightsAmong(
  frames: readonly FrameSpots[],
  size: Pick<VideoProbe, 'width' | 'height'>,
  site: Site,
  path: DronePath | null,
): DetectedLights | null {
  const bar = siteBar(site, path);
  if (bar === null) return null;
  const finding = findBar(frames, bar.model);
  if (finding === null) return null;
  return detectedLights(finding, bar.names[finding.naming] ?? [], size);
}

function sampledFrames(
  video: string,
  probe: VideoProbe,
  signal: AbortSignal | undefined,
): AsyncIterable<YuvFrame> {
  if (probe.frameCount <= MOST_FRAMES_IN_ONE_GO) {
    return decodeFrames(video, probe, { every: Math.max(1, Math.floor(probe.frameCount / SAMPLES)), signal });
  }
  const times = Array.from(
    { length: SAMPLES },
    (_, i) => probe.startSeconds + (probe.durationSeconds * (i + 0.02)) / SAMPLES,
  );
  return decodeFramesAt(video, probe, times, { signal });
}
