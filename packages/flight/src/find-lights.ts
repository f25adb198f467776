import {
  PapiscopeError,
  SEGMENT_LENGTHS,
  SURE_OF_LIGHTS,
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
  decodeKeyFrames,
  findKeyFrames,
  type KeyFrames,
  type VideoProbe,
  type YuvFrame,
} from '@papiscope/video';
import { findBar, spotsOf, type BarFinding, type FrameSpots } from '@papiscope/vision';
import { siteBar } from './bar-model';
import { burstsIn } from './bursts';
import { byIndex } from './by-index';
import { confirmedLights } from './follow/confirmed';
import { KeptFrames, type FrameSource } from './kept-frames';
import { barPlaces, detectedLights, EARLY, lightStart } from './lights';

/** Frames looked at: enough to see each unit change colour on a flight of usual speed. */
export const SAMPLES = 30;
/**
 * Key frames that a glimpse takes: these many, or one in so many seconds, {@link SAMPLES} at most; each third of them only where the others do
 * not tell. Why eight: docs/decisions/0018-first-look.md.
 */
const GLIMPSE = { least: 8, usual: 8, seconds: 15, firstOf: 3 };
/** A glimpse that is as sure as this is believed. */
const SURE = 0.97;
/** Up to so many frames, decoding all of them once is cheaper than seeking. */
const MOST_FRAMES_IN_ONE_GO = 3600;

/** What the first look found: the lights in the frame in which they are to be confirmed (null: no bar), and what the video is split by. */
export interface FirstFinding {
  readonly detected: DetectedLights | null;
  readonly look: FirstLook;
}

export interface LookOptions {
  readonly signal?: AbortSignal | undefined;
  readonly lengths?: SegmentLengths | undefined;
  /** Told what was found before the size of the lights is measured, and done beside that. */
  readonly onFound?: ((detected: DetectedLights | null, source: FrameSource) => Promise<void>) | undefined;
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
  options: LookOptions = {},
): Promise<FirstFinding> {
  const keyFrames = await findKeyFrames(video, probe, { signal: options.signal });
  const kept = new KeptFrames();
  const among = (frames: readonly FrameSpots[]) => barAmong(frames, site, path);
  const bar =
    (await glimpse(video, probe, keyFrames, { kept, among, signal: options.signal })) ??
    (await surer(
      among(await spotsAmong(sampledFrames(video, probe, keyFrames.times, options.signal))),
      async () =>
        among(
          await burstsIn(video, probe, { most: SAMPLES, inOneGo: isShort(probe), signal: options.signal }),
        ),
    ));
  const detected = bar && detectedLights(bar.finding, bar.names, probe);
  const start = detected && lightStart(detected.lights, detected.timestamp, probe);
  const source = { keyFrames, frame: start && kept.at(start.timestamp) };
  const work = [
    start && confirmedLights(video, probe, start, { ...source, signal: options.signal }),
    options.onFound?.(detected, source),
  ] as const;
  // what fails must not leave the other one at work
  await Promise.allSettled(work);
  const [confirmed] = await Promise.all(work);
  return {
    detected,
    look: {
      frame_width: probe.width,
      frame_height: probe.height,
      frame_rate: probe.frameRate,
      lengths: options.lengths ?? SEGMENT_LENGTHS,
      start: probe.startSeconds,
      end: probe.startSeconds + probe.durationSeconds,
      size: confirmed?.size ?? null,
      key_frames: [...keyFrames.times],
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

interface Bar {
  readonly finding: BarFinding;
  readonly names: readonly UnitName[];
}

function barAmong(frames: readonly FrameSpots[], site: Site, path: DronePath | null): Bar | null {
  const bar = siteBar(site, path);
  const finding = bar && findBar(frames, bar.model);
  return bar && finding && { finding, names: bar.names[finding.naming] ?? [] };
}

interface GlimpseOptions {
  readonly kept: KeptFrames;
  readonly among: (frames: readonly FrameSpots[]) => Bar | null;
  readonly signal: AbortSignal | undefined;
}

/**
 * The bar in key frames spread over the video, which cost a small part of the others: in two of three of them first, in all where that is not
 * sure. Null where all are not sure either, or the file's index does not tell of enough.
 */
async function glimpse(
  video: string,
  probe: VideoProbe,
  { times, index }: KeyFrames,
  { kept, among, signal }: GlimpseOptions,
): Promise<Bar | null> {
  const wanted = Math.min(
    SAMPLES,
    Math.max(GLIMPSE.usual, Math.ceil(probe.durationSeconds / GLIMPSE.seconds)),
  );
  const spread = new Set(thinned(times, wanted));
  const chosen = (index?.frames ?? []).filter(({ key, time }) => key && spread.has(time));
  if (index === null || chosen.length < GLIMPSE.least || probe.rotation !== 0) return null;
  // the lights are confirmed in one of these; a quarter of the most that are looked at is 100 MB at 4K
  const early = chosen[Math.ceil(EARLY * chosen.length) - 1]?.time ?? -Infinity;
  const isLate = (i: number) => i % GLIMPSE.firstOf === GLIMPSE.firstOf - 1;
  const seen: FrameSpots[] = [];
  for (const part of [chosen.filter((_, i) => !isLate(i)), chosen.filter((_, i) => isLate(i))]) {
    const spots = await byIndex(() =>
      spotsAmong(decodeKeyFrames(video, probe, index, part, { signal }), (frame) => {
        if (frame.timestamp <= early) kept.keep(frame);
      }),
    );
    if (spots === null) return null;
    seen.push(...spots);
    const bar = among(seen.toSorted((a, b) => a.timestamp - b.timestamp));
    if (bar !== null && bar.finding.confidence >= SURE) return bar;
  }
  return null;
}

/** The bar that is told better; where the first is not sure its lamps may be dark by turns, and the other one is looked for. */
async function surer(bar: Bar | null, other: () => Promise<Bar | null>): Promise<Bar | null> {
  const sure = bar?.finding.confidence ?? 0;
  if (sure >= SURE_OF_LIGHTS) return bar;
  const found = await other();
  return (found?.finding.confidence ?? 0) > sure ? found : bar;
}

async function spotsAmong(
  frames: AsyncIterable<YuvFrame>,
  onFrame?: (frame: YuvFrame) => void,
): Promise<FrameSpots[]> {
  const spots: FrameSpots[] = [];
  for await (const frame of frames) {
    onFrame?.(frame);
    spots.push(spotsOf(frame));
  }
  return spots;
}

function isShort(probe: VideoProbe): boolean {
  return probe.frameCount <= MOST_FRAMES_IN_ONE_GO;
}

function sampledFrames(
  video: string,
  probe: VideoProbe,
  keyFrames: readonly number[],
  signal: AbortSignal | undefined,
): AsyncIterable<YuvFrame> {
  if (isShort(probe)) {
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

/** At most so many of the times, spread evenly from the first to the last. */
function thinned(times: readonly number[], most: number): number[] {
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  if (times.length <= most) return [...times];
  return Array.from({ length: most }, (_, i) => {
    const wanted = first + ((last - first) * i) / (most - 1);
    return times.reduce(
      (best, time) => (Math.abs(time - wanted) < Math.abs(best - wanted) ? time : best),
      first,
    );
  });
}
