import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PapiscopeError, siteSchema } from '@papiscope/shared/contracts';
import { concludeFlight, flightCoding, readSightings, type FrameSightings } from '@papiscope/flight';
import { dronePath, exposureChanges, parseTelemetry } from '@papiscope/measure';
import { declaredTransfer, truthSchema, type Truth } from '@papiscope/simulator';
import { spacingIn } from '../compare/detection';
import { perfectColourErrors } from '../compare/perfect-colour';
import { compareTracking } from '../compare/tracking';
import { trueUnits } from '../compare/true-units';
import { compareUnits } from '../compare/units';
import type { PlannedFlight } from '../matrix/plan';
import type { FlightRow } from '../row';
import { FILES, seenSchema, type Seen } from './seen';

/** Radius in metres as which the simulator shows a unit's lenses. */
const APERTURE = 0.12;
/** Full width at half maximum of a Gaussian over its standard deviation. */
const FWHM = 2.355;

/** Fits and evaluates a flight from what was seen of it, and compares with its truth. */
export async function concludeSeen(planned: PlannedFlight, folder: string): Promise<FlightRow> {
  const read = async (name: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(folder, name), 'utf8'));
  const truth = truthSchema.parse(await read(FILES.truth));
  const seen = seenSchema.parse(await read(FILES.seen));
  const row = rowBefore(planned, truth, seen);
  if (seen.failure !== null) return row;
  const site = siteSchema.parse(await read(FILES.site));
  const telemetry = parseTelemetry(await readFile(path.join(folder, FILES.telemetry), 'utf8'));
  const frames: FrameSightings[] = [];
  for await (const frame of readSightings(path.join(folder, FILES.sightings))) frames.push(frame);
  try {
    const drone = dronePath(telemetry, site);
    const inputs = { video_sha256: '0'.repeat(64), telemetry_sha256: null };
    const { result, rows } = concludeFlight({
      frames,
      lights: seen.lights,
      site,
      path: drone,
      coding: flightCoding(
        { colorMatrix: 'bt709', colorTransfer: declaredTransfer(planned.options) },
        telemetry,
      ),
      exposureChanges: exposureChanges(telemetry.samples),
      inputs,
    });
    const units = trueUnits(truth, planned.options);
    const perfect = perfectColourErrors(truth, units, site, drone, planned.options.passes === 'both');
    return {
      ...row,
      time_offset: {
        true: truth.time_offset_s,
        measured: result.time_offset?.seconds ?? null,
        u: result.time_offset?.u_seconds ?? null,
      },
      grade: result.positioning.grade,
      absolute_angles: result.positioning.absolute_angles,
      tracking: compareTracking(rows, truth),
      units: compareUnits(result, units, site, perfect),
      warnings: result.warnings.map(({ code }) => code),
    };
  } catch (error) {
    if (!(error instanceof PapiscopeError)) throw error;
    return { ...row, failure: `${error.code}: ${error.message}` };
  }
}

function rowBefore(
  { key, set, number, options, megabits }: PlannedFlight,
  truth: Truth,
  { failure, detection, cpu_ms }: Seen,
): FlightRow {
  const focal = options.width / 2 / Math.tan((options.fov * Math.PI) / 360);
  const sigma = Math.hypot((options.blur * options.width) / 1280, (APERTURE * focal) / options.distance);
  const frames = truth.frames.length;
  const perFrame = (ms: number): number => Number((ms / Math.max(1, frames)).toFixed(2));
  return {
    key,
    set,
    number,
    options,
    megabits,
    spot_px: FWHM * sigma,
    spacing_px: spacingIn(truth.frames[0]?.units ?? {}),
    frames,
    failure,
    detection,
    time_offset: { true: truth.time_offset_s, measured: null, u: null },
    grade: null,
    absolute_angles: null,
    tracking: null,
    units: [],
    warnings: [],
    cpu_ms: { simulate: perFrame(cpu_ms.simulate), measure: perFrame(cpu_ms.measure) },
  };
}
