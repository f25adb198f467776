import { readFile } from 'node:fs/promises';
import type { FlightResult, Lights, Site } from '@papiscope/shared/contracts';
import { decodeTelemetryText, dronePath, parseTelemetry, type TimeOffsetPrior } from '@papiscope/measure';
import { probeVideo } from '@papiscope/video';
import { concludeFlight, type FlightInputs } from './conclude';
import { writeFrames } from './frames-file';
import { lightStart } from './lights';
import { measureVideo, type MeasureOptions } from './measure-video';
import type { FrameSightings } from './sightings';
import { readSightings, writeSightings } from './sightings-file';
import { SOFTWARE } from './version';

/** The measuring pass over a video. `lights`: boxes in the frame at `timestamp` seconds; `out`: file for the sightings. */
export interface SegmentRequest {
  readonly video: string;
  readonly lights: Lights;
  readonly timestamp: number;
  readonly out: string;
}

/** Measures every frame and writes the sightings to a file. */
export async function measureSegmentToFile(
  request: SegmentRequest,
  options: MeasureOptions,
): Promise<{ frames: number }> {
  const probe = await probeVideo(request.video, { signal: options.signal });
  const start = lightStart(request.lights, request.timestamp, probe);
  const frames = await writeSightings(
    measureVideo(request.video, probe, start, options),
    request.out,
    options.signal,
  );
  return { frames };
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
    for await (const frame of readSightings(file)) frames.push(frame);
  }
  const path = dronePath(track, files.site);
  const { result, rows } = concludeFlight({
    frames,
    lights: files.lights,
    site: files.site,
    path,
    inputs: files.inputs,
    timeOffset: files.timeOffset,
  });
  const metadata = {
    software: SOFTWARE,
    frame_width: probe.width,
    frame_height: probe.height,
    frame_rate: probe.frameRate,
  };
  return { result, rows: await writeFrames(rows, metadata, files.framesFile) };
}
