import { readFile } from 'node:fs/promises';
import type { FlightResult, Lights, SegmentEntry, SegmentPlan, Site } from '@papiscope/shared/contracts';
import {
  decodeTelemetryText,
  dronePath,
  parseTelemetry,
  type StandardsProfile,
  type TimeOffsetPrior,
} from '@papiscope/measure';
import { probeVideo, type VideoProbe } from '@papiscope/video';
import { concludeFlight, type FlightInputs } from './conclude';
import type { Following, StretchBorders } from './follow/borders';
import { sizeOfLights } from './follow/size';
import { writeFrames } from './frames-file';
import { lightStart, type LightStart } from './lights';
import { measureVideo, type EntryStart, type MeasureOptions } from './measure-video';
import type { FrameSightings } from './sightings';
import { readSightings, writeSightings } from './sightings-file';
import { SOFTWARE } from './version';

/**
 * The measuring pass over a segment. `lights`: boxes in the frame at `timestamp` seconds; `continues`: goes on from there, whatever the
 * plan's entry; `out`: file for the sightings.
 */
export interface SegmentRequest {
  readonly video: string;
  readonly lights: Lights;
  readonly timestamp: number;
  readonly plan?: SegmentPlan | undefined;
  readonly continues?: Following | undefined;
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
  const { video, plan } = request;
  const { signal } = options;
  const probe = await probeVideo(video, { signal });
  const lights = lightStart(request.lights, request.timestamp, probe);
  const entry = plan?.entry ?? null;
  const start = entry === null ? undefined : plan?.start;
  const stretch = { start, end: plan?.end ?? undefined };
  const from =
    request.continues ?? (entry === null ? lights : await entryStart(video, probe, lights, entry, signal));
  if (from === null) return { frames: 0, borders: null };
  return writeSightings(measureVideo(video, probe, { ...stretch, from }, options), request.out, signal);
}

/** All segments are to take the lights for as large as they were where they were confirmed. */
async function entryStart(
  video: string,
  probe: VideoProbe,
  lights: LightStart,
  entry: SegmentEntry,
  signal: AbortSignal | undefined,
): Promise<EntryStart | null> {
  const size = entry.size ?? (await sizeOfLights(video, probe, lights, signal));
  return size && { entry, size };
}

/** What the fit of a flight reads: files of sightings in the order of the video, the telemetry as uploaded; and where its rows go. */
export interface FitFiles {
  readonly video: string;
  readonly sightings: readonly string[];
  readonly lights: Lights;
  readonly site: Site;
  readonly telemetryFile: string;
  readonly inputs: FlightInputs;
  readonly framesFile: string;
  /** What is known beforehand of the offset between video and telemetry; undefined: nothing. */
  readonly timeOffset?: TimeOffsetPrior | undefined;
  /** What the flight is judged by; undefined: as the site says. */
  readonly profile?: StandardsProfile | undefined;
}

export interface FittedFiles {
  readonly result: FlightResult;
  readonly rows: number;
}

/** Fits the flight and writes the frame measurements. */
export async function fitToFiles(
  files: FitFiles,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<FittedFiles> {
  const probe = await probeVideo(files.video, { signal: options.signal });
  const track = parseTelemetry(decodeTelemetryText(await readFile(files.telemetryFile)));
  const frames: FrameSightings[] = [];
  for (const file of files.sightings) {
    for await (const frame of readSightings(file)) frames.push({ ...frame, frame: frames.length });
  }
  const path = dronePath(track, files.site);
  const { result, rows } = concludeFlight({
    frames,
    lights: files.lights,
    site: files.site,
    path,
    inputs: files.inputs,
    timeOffset: files.timeOffset,
    profile: files.profile,
  });
  const metadata = {
    software: SOFTWARE,
    frame_width: probe.width,
    frame_height: probe.height,
    frame_rate: probe.frameRate,
  };
  return { result, rows: await writeFrames(rows, metadata, files.framesFile) };
}
