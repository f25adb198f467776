import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openFlight } from './frames';
import type { SimulationInput } from './options';
import { encodeVideo } from './output/encode';
import type { Truth } from './output/truth';
import type { FrameTruth, Stage } from './render';

export interface SimulateOptions {
  readonly signal?: AbortSignal;
  /** Called after each rendered frame. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** Paths of what was written. `telemetry` is null when it is a track of the video. */
export interface SimulatedFlight {
  readonly video: string;
  readonly telemetry: string | null;
  readonly site: string;
  readonly truth: string;
}

/** Renders a flight past a PAPI into a folder. Throws `validation_failed` for options that make no sense. */
export async function simulateFlight(
  input: SimulationInput,
  folder: string,
  { signal, onProgress }: SimulateOptions = {},
): Promise<SimulatedFlight> {
  const flight = openFlight(input);
  const { options, frames } = flight;
  const embedded = options.telemetryTrack === 'embedded';
  const video = join(folder, options.codec === 'hevc' ? 'flight.mov' : 'flight.mp4');
  const srt = join(folder, embedded ? 'flight.partial.srt' : 'flight.SRT');
  const site = join(folder, 'site.json');
  const truth = join(folder, 'truth.json');
  await mkdir(folder, { recursive: true });
  await writeFile(srt, flight.srt);
  await writeFile(site, JSON.stringify(flight.site, null, 2) + '\n');

  const seen: FrameTruth[] = [];
  async function* pictures(): AsyncGenerator<Uint8Array> {
    for (let frame = 0; frame < frames; frame++) {
      signal?.throwIfAborted();
      const { picture, units } = flight.draw(frame);
      seen.push(units);
      yield Uint8Array.from(picture.bytes);
      onProgress?.({ done: frame + 1, total: frames });
    }
  }
  await encodeVideo(options, embedded ? srt : null, video, pictures(), signal);
  if (embedded) await rm(srt);
  await writeFile(truth, JSON.stringify(tellTruth(flight.stage, flight.timeOffset, seen)) + '\n');
  return { video, telemetry: embedded ? null : srt, site, truth };
}

function tellTruth(
  { options, place, lights }: Stage,
  timeOffset: number,
  seen: readonly FrameTruth[],
): Truth {
  return {
    schema: 'papiscope.truth/1',
    seed: options.seed,
    frame_width: options.width,
    frame_height: options.height,
    fps: options.fps,
    time_offset_s: timeOffset,
    units: Object.fromEntries(
      lights.map(({ name, lit, edge }, i) => [
        name,
        {
          lit,
          nominal: place.units[i]?.nominal ?? 0,
          theta10: edge.theta10,
          theta50: edge.theta50,
          theta90: edge.theta90,
        },
      ]),
    ),
    frames: seen.map((units, frame) => ({ frame, time: frame / options.fps, units })),
  };
}
