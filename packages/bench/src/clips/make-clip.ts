import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseSimulation, simulateFlight, truthSchema, type SimulatedFlight } from '@papiscope/simulator';
import { z } from 'zod';
import type { Clip } from './catalogue';

const RECORD = 'clip.json';

const recordSchema = z.object({
  simulation: z.unknown(),
  flight: z.object({
    video: z.string(),
    telemetry: z.string().nullable(),
    site: z.string(),
    truth: z.string(),
  }),
});

/** A clip on disk. */
export interface MadeClip {
  readonly name: string;
  readonly folder: string;
  readonly flight: SimulatedFlight;
  readonly frames: number;
}

/** The clip's flight in a folder of its own below `folder`: found there from an earlier run with the same options, else rendered. */
export async function makeClip(
  { name, simulation }: Clip,
  folder: string,
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly onProgress?: (done: number, total: number) => void;
  } = {},
): Promise<MadeClip> {
  const place = path.join(folder, name);
  const wanted = parseSimulation(simulation);
  const known = await readRecord(path.join(place, RECORD));
  if (known !== null && JSON.stringify(known.simulation) === JSON.stringify(wanted)) {
    return { name, folder: place, flight: known.flight, frames: await framesOf(known.flight) };
  }
  await rm(place, { recursive: true, force: true });
  await mkdir(place, { recursive: true });
  const flight = await simulateFlight(wanted, place, {
    ...(options.signal && { signal: options.signal }),
    onProgress: ({ done, total }) => options.onProgress?.(done, total),
  });
  await writeFile(path.join(place, RECORD), JSON.stringify({ simulation: wanted, flight }));
  return { name, folder: place, flight, frames: await framesOf(flight) };
}

async function readRecord(file: string): Promise<z.infer<typeof recordSchema> | null> {
  try {
    return recordSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // not made yet, or not to its end
    return null;
  }
}

async function framesOf({ truth }: SimulatedFlight): Promise<number> {
  return truthSchema.parse(JSON.parse(await readFile(truth, 'utf8'))).frames.length;
}
