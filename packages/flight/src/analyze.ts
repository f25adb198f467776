import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  confirmedByPerson,
  PapiscopeError,
  planSegments,
  type FlightResult,
  type Lights,
  type SegmentLengths,
  type Site,
  type StandardsProfile,
} from '@papiscope/shared/contracts';
import { decodeTelemetryText, type TimeOffsetPrior } from '@papiscope/measure';
import { lookForLights } from './find-lights';
import { sha256OfFile } from './hash';
import { inspectFlight, type Inspection } from './inspect';
import { measureSegments } from './measure-segments';
import { fitToFiles } from './fit-files';

/** A flight on this machine's disk. `telemetryFile` null: the video's own subtitle track. */
export interface AnalyzeRequest {
  readonly video: string;
  readonly telemetryFile: string | null;
  readonly site: Site;
  /** Boxes in the frame at `lightsTime`; null: found automatically. */
  readonly lights: Lights | null;
  readonly lightsTime: number;
  /** Folder for `frames.json.gz` and `result.json`. */
  readonly out: string;
  /** What is known beforehand of the offset between video and telemetry; undefined: nothing. */
  readonly timeOffset?: TimeOffsetPrior | undefined;
  /** What the flight is judged by; undefined: as the site says. */
  readonly profile?: StandardsProfile | undefined;
  /** How the video is split; as the workers do it by default. */
  readonly segmentLengths?: SegmentLengths | undefined;
}

export interface AnalyzeProgress {
  readonly stage: 'inspect' | 'lights' | 'measure' | 'fit';
  readonly done: number;
  readonly total: number;
}

export interface AnalyzedFlight {
  readonly inspection: Inspection;
  readonly result: FlightResult;
  readonly framesFile: string;
  readonly resultFile: string;
  /** How many segments the video was measured in, and which of them had to be measured again. */
  readonly segments: { readonly count: number; readonly repeated: readonly number[] };
}

/**
 * The whole measurement of one flight without database, queue or storage, through the same steps as the workers. Throws PapiscopeError; files
 * appear under their names only when they are complete.
 */
export async function analyzeFlight(
  request: AnalyzeRequest,
  options: { signal?: AbortSignal | undefined; onProgress?: (progress: AnalyzeProgress) => void } = {},
): Promise<AnalyzedFlight> {
  const { signal, onProgress } = options;
  const { video, site } = request;
  onProgress?.({ stage: 'inspect', done: 0, total: 1 });
  const sidecar =
    request.telemetryFile === null ? null : decodeTelemetryText(await readFile(request.telemetryFile));
  const inspection = await inspectFlight(video, sidecar, site, { signal });
  const { probe, telemetry } = inspection;

  onProgress?.({ stage: 'lights', done: 0, total: 1 });
  const { detected, look } = await lookForLights(video, probe, site, inspection.path, {
    signal,
    lengths: request.segmentLengths,
  });
  const lights = request.lights === null ? (detected?.lights ?? {}) : confirmedByPerson(request.lights);
  if (Object.keys(lights).length === 0) throw new PapiscopeError('lights_not_found');
  const timestamp = request.lights === null ? (detected?.timestamp ?? 0) : request.lightsTime;
  const plans = planSegments(look, lights, timestamp);

  await mkdir(request.out, { recursive: true });
  const scratch = await mkdtemp(path.join(request.out, '.papiscope-'));
  try {
    const telemetryFile = request.telemetryFile ?? path.join(scratch, 'telemetry.srt');
    if (request.telemetryFile === null) await writeFile(telemetryFile, telemetry.text);
    const measured = await measureSegments({ video, probe, lights, timestamp, folder: scratch }, plans, {
      signal,
      onProgress: (done) => onProgress?.({ stage: 'measure', done, total: probe.frameCount }),
    });
    onProgress?.({ stage: 'fit', done: 0, total: 1 });
    const framesFile = path.join(scratch, 'frames.json.gz');
    const inputs = {
      video_sha256: await sha256OfFile(video),
      telemetry_sha256: await sha256OfFile(telemetryFile),
    };
    const { result } = await fitToFiles(
      {
        ...{ video, sightings: measured.files, lights, site, telemetryFile, inputs, framesFile },
        timeOffset: request.timeOffset,
        profile: request.profile,
      },
      { signal },
    );
    const resultFile = path.join(scratch, 'result.json');
    await writeFile(resultFile, `${JSON.stringify(result, null, 2)}\n`);
    const publish = async (file: string): Promise<string> => {
      const target = path.join(request.out, path.basename(file));
      await rename(file, target);
      return target;
    };
    return {
      inspection,
      result,
      framesFile: await publish(framesFile),
      resultFile: await publish(resultFile),
      segments: { count: plans.length, repeated: measured.repeated },
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
