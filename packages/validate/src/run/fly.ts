import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PapiscopeError, siteSchema, type DetectedLights, type Site } from '@papiscope/shared/contracts';
import { findLights, inspectFlight, measureSegmentToFile, type Inspection } from '@papiscope/flight';
import { decodeTelemetryText } from '@papiscope/measure';
import { simulateFlight, truthSchema } from '@papiscope/simulator';
import { compareDetection, trueLights } from '../compare/detection';
import type { PlannedFlight } from '../matrix/plan';
import type { FlightRow } from '../row';
import { concludeSeen } from './conclude';
import { FILES, simulatedSchema, type Seen, type Simulated } from './seen';

/** Simulates a flight into a folder, measures it with the steps of the queue, and compares it with its truth. */
export async function flyAndMeasure(
  planned: PlannedFlight,
  folder: string,
  signal?: AbortSignal,
): Promise<FlightRow> {
  const started = process.cpuUsage();
  const flight = await simulateFlight(planned.options, folder, signal === undefined ? {} : { signal });
  const simulated: Simulated = { ...flight, cpu_ms: cpuMilliseconds(started) };
  await writeFile(path.join(folder, FILES.simulated), JSON.stringify(simulated));
  return measureSimulated(planned, folder, signal);
}

/** The same for a flight whose video is still in the folder. */
export async function measureSimulated(
  planned: PlannedFlight,
  folder: string,
  signal?: AbortSignal,
): Promise<FlightRow> {
  const flight = simulatedSchema.parse(await readJson(path.join(folder, FILES.simulated)));
  const begun = process.cpuUsage();
  const { video } = flight;
  const truth = truthSchema.parse(await readJson(flight.truth));
  const site = siteSchema.parse(await readJson(flight.site));
  const seen: Seen = {
    failure: null,
    detection: { found: false, confidence: null, right: false, complete: false },
    lights: {},
    cpu_ms: { simulate: flight.cpu_ms, measure: 0 },
  };
  try {
    const sidecar = flight.telemetry === null ? null : decodeTelemetryText(await readFile(flight.telemetry));
    const inspection = await inspectFlight(video, sidecar, site, { signal });
    await writeFile(path.join(folder, FILES.telemetry), inspection.telemetry.text);
    const found = await firstLook(video, inspection, site, signal);
    seen.detection = compareDetection(found, truth);
    const { lights, timestamp } = found !== null && seen.detection.right ? found : trueLights(truth);
    seen.lights = lights;
    const out = path.join(folder, FILES.sightings);
    await measureSegmentToFile({ video, probe: inspection.probe, lights, timestamp, out }, { signal });
  } catch (error) {
    if (!(error instanceof PapiscopeError) || signal?.aborted === true) throw error;
    seen.failure = `${error.code}: ${error.message}`;
  }
  seen.cpu_ms.measure = cpuMilliseconds(begun);
  await writeFile(path.join(folder, FILES.seen), JSON.stringify(seen));
  return concludeSeen(planned, folder);
}

/** Null when nothing was found. */
async function firstLook(
  video: string,
  { probe, path: dronePath }: Inspection,
  site: Site,
  signal: AbortSignal | undefined,
): Promise<DetectedLights | null> {
  try {
    return await findLights(video, probe, site, dronePath, { signal });
  } catch (error) {
    if (error instanceof PapiscopeError && error.code === 'lights_not_found') return null;
    throw error;
  }
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

function cpuMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
