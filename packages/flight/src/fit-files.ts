import { readFile } from 'node:fs/promises';
import type { FlightResult, Lights, Site, StandardsProfile } from '@papiscope/shared/contracts';
import {
  decodeTelemetryText,
  dronePath,
  exposureChanges,
  parseTelemetry,
  type TimeOffsetPrior,
} from '@papiscope/measure';
import { probeVideo } from '@papiscope/video';
import { flightCoding } from './coding';
import { concludeFlight, type FlightInputs } from './conclude';
import { writeFrames } from './frames-file';
import type { FrameSightings } from './sightings';
import { readSightings } from './sightings-file';
import { SOFTWARE } from './version';

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
    coding: flightCoding(probe, track),
    exposureChanges: exposureChanges(track.samples),
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
