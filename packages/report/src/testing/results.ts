import { evaluateFlight } from '@papiscope/measure';
import { fittedWhitePart, frameMeasurementSchema, UNIT_NAMES, unitKey } from '@papiscope/shared/contracts';
import type { FlightResult, FrameMeasurement, ReportLanguage, Site } from '@papiscope/shared/contracts';
import { fittedFlight, TERMS, type FittedFlight } from '../../../measure/src/testing/fitted-flight';
import { reportModel } from '../model/report-model';
import type { ReportInput } from '../model/input';
import type { ReportModel } from '../model/types';
import { traceFlight } from '../trace/flight-trace';

const SETTINGS = [2.5, 2.83, 3.17, 3.5];
const ANGLES = [2.47, 2.84, 3.15, 3.62];
/** North of the lens, where these flights approach from the south. */
const THRESHOLD = { latitude: 47.997, longitude: 17, height: 149 };

const FLIGHTS: Readonly<Record<string, FittedFlight>> = {
  rtk: { settings: SETTINGS, angles: ANGLES, threshold: THRESHOLD },
  dark: { settings: SETTINGS, angles: [2.47, null, 3.15, 3.62] },
  indicative: { settings: SETTINGS, angles: ANGLES, grade: 'gnss' },
  'one pass': {
    settings: SETTINGS,
    angles: ANGLES,
    terms: [
      ...TERMS,
      {
        source: 'time_offset',
        u_arcmin: 9,
        basis: 'one direction only: 3.0′/s × 3 s of unknown offset',
        correlation: 0.9,
      },
    ],
  },
  wide: { settings: SETTINGS, angles: ANGLES, width: 9 },
  apapi: { settings: [2.75, 3.25], angles: [2.74, 3.27] },
  'no nominals': { settings: [null, null, null, null], angles: ANGLES },
  'two-sided': { settings: [...SETTINGS, ...SETTINGS], angles: [...ANGLES, 2.45, 2.79, 3.19, 3.47] },
};

export const CASES = Object.keys(FLIGHTS);

export interface Case {
  readonly result: FlightResult;
  readonly site: Site;
  readonly frames: FrameMeasurement[];
}

/** A measured flight as its stages leave it. */
export function flightCase(name: string): Case {
  const flight = FLIGHTS[name];
  if (!flight) throw new Error(`no flight ${name}`);
  const input = fittedFlight(flight);
  const result = evaluateFlight({
    ...input,
    inputs: { video_sha256: 'ab'.repeat(32), telemetry_sha256: 'cd'.repeat(32) },
  });
  return { result, site: input.site, frames: frames(result) };
}

/** A climb from 2° to 4.5° from 1 s to 3 s. */
function frames(result: FlightResult): FrameMeasurement[] {
  return Array.from({ length: 180 }, (_, i) => {
    const angle = 2 + (2.5 * i) / 180;
    const lights = UNIT_NAMES.flatMap((name) => {
      const unit = result.units[name];
      if (!unit?.transition || !unit.plateaus) return [];
      const white = fittedWhitePart(angle, unit.transition);
      const { red, white: top, intensity_ratio: rho } = unit.plateaus;
      const signal = ((1 - white) * red + white * rho * top) / (1 - white + white * rho);
      const status = white < 0.5 ? 'RED' : 'WHITE';
      return [[unitKey(name), { status, angle, horizontal_angle: 0.5, linear_ratio_g_r: signal }]];
    });
    return frameMeasurementSchema.parse({
      frame_number: i,
      timestamp: 1 + i / 90,
      drone_elevation: 150 + angle * 6,
      ...Object.fromEntries(lights),
    });
  });
}

/** The report's input of such a flight; `changes` replace parts of it. */
export function inputOf(name: string, changes: Partial<ReportInput> = {}): ReportInput {
  const { result, site, frames: rows } = flightCase(name);
  return {
    result,
    site,
    facts: {},
    session: {
      id: null,
      recordedAt: '2026-05-06T07:08:09.000Z',
      videoFileName: 'flight.mp4',
      telemetryFileName: 'flight.SRT',
      notes: '',
    },
    trace: traceFlight(rows),
    siteChanges: [],
    history: [],
    madeAt: '2026-05-07T10:11:12.000Z',
    language: 'en',
    ...changes,
  };
}

export function modelOf(name: string, language: ReportLanguage = 'en'): ReportModel {
  return reportModel(inputOf(name, { language }));
}
