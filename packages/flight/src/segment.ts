import type { Lights, SegmentEntry, SegmentPlan } from '@papiscope/shared/contracts';
import { PapiscopeError } from '@papiscope/shared/errors';
import type { VideoProbe } from '@papiscope/video';
import type { Following, StretchBorders } from './follow/borders';
import { confirmedLights } from './follow/confirmed';
import { lightStart, type LightStart } from './lights';
import { measureVideo, type EntryStart, type MeasureOptions, type Stretch } from './measure-video';
import { writeSightings } from './sightings-file';

/** Frames that a segment may have fewer than its length says: those at its borders. */
const SLACK = 2;

/**
 * The measuring pass over a segment. `probe`: of the video, where somebody has looked at it before; `lights`: boxes in the frame at `timestamp`
 * seconds; `continues`: goes on from there, whatever the plan's entry; `decoderThreads`: where others are measured beside it; `out`: file for
 * the sightings.
 */
export interface SegmentRequest {
  readonly video: string;
  readonly probe?: VideoProbe | undefined;
  readonly lights: Lights;
  readonly timestamp: number;
  readonly plan?: SegmentPlan | undefined;
  readonly continues?: Following | undefined;
  readonly decoderThreads?: number | undefined;
  readonly out: string;
}

/** `borders` null: nothing was measured, because the segment's beginning is not certain. */
export interface MeasuredSegment {
  readonly frames: number;
  readonly borders: StretchBorders | null;
}

/** Measures every frame of a segment and writes the sightings to a file. */
export async function measureSegmentToFile(
  request: SegmentRequest,
  options: MeasureOptions,
): Promise<MeasuredSegment> {
  const { video, probe } = request;
  const { signal } = options;
  if (probe === undefined) return measureProbed(request, await look(video, signal), options);
  try {
    const measured = await measureProbed(request, probe, options);
    if (isShort(measured, request, probe)) await look(video, signal);
    return measured;
  } catch (error) {
    // another look at a video that cannot be decoded any more says by name what has become of it
    if (error instanceof PapiscopeError && error.code === 'ffmpeg_failed') await look(video, signal);
    throw error;
  }
}

/** Fewer frames than the probe and the plan let expect: the file may have lost its end since it was probed. */
function isShort({ frames }: MeasuredSegment, { plan }: SegmentRequest, probe: VideoProbe): boolean {
  const first = plan?.start ?? probe.startSeconds;
  const last = plan?.end ?? probe.startSeconds + probe.durationSeconds;
  return frames < (last - first) * probe.frameRate - SLACK;
}

/** What it takes is loaded only where it is needed: most segments are measured in a thread that begins with a probe. */
async function look(video: string, signal: AbortSignal | undefined): Promise<VideoProbe> {
  const { probeVideo } = await import('@papiscope/video');
  return probeVideo(video, { signal });
}

async function measureProbed(
  request: SegmentRequest,
  probe: VideoProbe,
  options: MeasureOptions,
): Promise<MeasuredSegment> {
  const { video, plan } = request;
  const { signal } = options;
  const lights = lightStart(request.lights, request.timestamp, probe);
  const entry = plan?.entry ?? null;
  const start = entry === null ? undefined : plan?.start;
  const stretch = { start, end: plan?.end ?? undefined, decoderThreads: request.decoderThreads };
  const measure = (how: Pick<Stretch, 'from' | 'before'>) =>
    writeSightings(measureVideo(video, probe, { ...stretch, ...how }, options), request.out, signal);
  if (request.continues !== undefined) return measure({ from: request.continues });
  if (entry !== null) {
    const from = await entryStart(video, probe, lights, entry, signal);
    return from === null ? { frames: 0, borders: null } : measure({ from });
  }
  const isFirst = lights.timestamp < probe.startSeconds + 1 / probe.frameRate;
  const before = isFirst ? null : await confirmedLights(video, probe, lights, { signal });
  const measured = await measure({ from: lights, before });
  // what was followed before the lights were confirmed was another group
  return measured.borders === null ? measure({ from: lights }) : measured;
}

/** All segments are to take the lights for as large as they were where they were confirmed. */
async function entryStart(
  video: string,
  probe: VideoProbe,
  lights: LightStart,
  entry: SegmentEntry,
  signal: AbortSignal | undefined,
): Promise<EntryStart | null> {
  const size = entry.size ?? (await confirmedLights(video, probe, lights, { signal }))?.size;
  return size === undefined ? null : { entry, size };
}
