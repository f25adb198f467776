import { siteSchema, UNIT_NAMES, type SiteInput, type UnitName } from '@papiscope/shared/contracts';
import type { FlightFit, UncertaintyTerm, UnitFit, UnitObservations } from '../fit';
import { fromEnu } from '../geodesy';
import type { EvaluationInput } from '../standards';
import type { DronePath, GeodeticPoint, PositioningGrade } from '../types';
import { colourSample } from './colour-sample';

/** A flight as the fit leaves it, written down by hand: settings and angles in degrees by unit, null for a dark unit. */
export interface FittedFlight {
  readonly settings: readonly (number | null)[];
  readonly angles: readonly (number | null)[];
  /** First unit of the list; `PAPI_E` and on make a second side. */
  readonly names?: readonly UnitName[];
  /** Where each unit stands, metres east of `LENS`; all of them there where it is not told. */
  readonly east?: readonly number[];
  readonly terms?: readonly UncertaintyTerm[];
  readonly width?: number;
  /** Standard uncertainty of the width, arc minutes. */
  readonly uWidth?: number;
  readonly grade?: PositioningGrade;
  readonly touchPointAngle?: number;
  readonly threshold?: GeodeticPoint;
  readonly path?: DronePath;
  readonly times?: readonly number[];
}

/** Lens of every unit of these flights; landing direction north, so that east is to the right. */
export const LENS: GeodeticPoint = { latitude: 48, longitude: 17, height: 150 };

/** 0.3′ independent and 0.4′ common to all units: 0.5′ together. */
export const TERMS: readonly UncertaintyTerm[] = [
  { source: 'colour', u_arcmin: 0.3, basis: 'scatter', correlation: 0 },
  { source: 'height_common', u_arcmin: 0.4, basis: 'height', correlation: 1 },
];

/** A drone at angles given by time: azimuth and elevation in degrees at 350 m from the lens. */
export function pathThrough(
  directions: (time: number) => { azimuth: number; elevation: number },
  end: number,
): DronePath {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  return {
    start: 0,
    end,
    grade: 'rtk',
    update_hz: 10,
    height_scatter_m: null,
    height_missed_m: null,
    at(time) {
      if (time < 0 || time > end) return null;
      const { azimuth, elevation } = directions(time);
      const ground = 350 * Math.cos(radians(elevation));
      const point = fromEnu(LENS, {
        east: ground * Math.sin(radians(azimuth)),
        north: -ground * Math.cos(radians(azimuth)),
        up: 350 * Math.sin(radians(elevation)),
      });
      const gimbal = { gimbal_pitch: null, gimbal_roll: null, gimbal_yaw: null };
      return { ...point, u_horizontal_m: 0.01, u_vertical_m: 0.02, ...gimbal };
    },
  };
}

/** What `evaluateFlight` takes for such a flight. */
export function fittedFlight(flight: FittedFlight): EvaluationInput {
  const names = flight.names ?? UNIT_NAMES.slice(0, flight.settings.length);
  const grade = flight.grade ?? 'rtk';
  const fit: FlightFit = {
    grade,
    legs: [],
    units: names.map((unit, i) => unitFit(unit, flight.angles[i] ?? null, flight)),
    timeOffset: { seconds: 0, u_seconds: 0.01 },
    coverage: null,
    warnings: [{ code: 'from_fit', message: 'Passed on.' }],
  };
  return {
    fit,
    site: siteSchema.parse(siteOf(flight, names)),
    path: flight.path ?? pathThrough(() => ({ azimuth: 0, elevation: 3 }), 10),
    units: names.map((unit) => observations(unit, flight.times ?? [1, 2, 3])),
    software: { version: '1.2.3', algorithm: 'test' },
    inputs: { video_sha256: 'v', telemetry_sha256: null },
  };
}

function unitFit(unit: UnitName, angle: number | null, flight: FittedFlight): UnitFit {
  if (angle === null) {
    const reason = 'The unit was never seen lit.';
    return { unit, colour: 'dark', plateaus: null, changes: [], transition: null, reason };
  }
  const width = flight.width ?? 2;
  return {
    unit,
    colour: 'transition',
    plateaus: { red: 0.07, white: 0.8, rho: 1.39 },
    changes: [],
    reason: null,
    transition: {
      angle,
      start: angle - width / 120,
      end: angle + width / 120,
      width_arcmin: width,
      u_width_arcmin: flight.uWidth ?? 0.2,
      passes: [{ direction: 'up', from: 1, to: 3, angle, rate: 10 }],
      terms: flight.terms ?? TERMS,
    },
  };
}

function siteOf(flight: FittedFlight, names: readonly UnitName[]): SiteInput {
  const point = ({ latitude, longitude, height }: GeodeticPoint) => ({
    latitude,
    longitude,
    elevation_wgs84: height,
  });
  return {
    airport: { icao: 'LZIB' },
    runway: { code: '36', heading: 0 },
    reference_points: [
      ...names.map((name, i) => ({
        point_type: name,
        ...point(fromEnu(LENS, { east: flight.east?.[i] ?? 0, north: 0, up: 0 })),
        nominal_angle: flight.settings[i] ?? null,
      })),
      ...(flight.touchPointAngle === undefined
        ? []
        : [{ point_type: 'TOUCH_POINT' as const, ...point(LENS), nominal_angle: flight.touchPointAngle }]),
      ...(flight.threshold ? [{ point_type: 'THRESHOLD' as const, ...point(flight.threshold) }] : []),
    ],
  };
}

function observations(unit: UnitName, times: readonly number[]): UnitObservations {
  const samples = times.map((time, frame) => colourSample({ frame, time, green_red: 0.5 }));
  const { length } = times;
  return { unit, samples, totals: { total: length + 2, tracked: length + 1, visible: length } };
}
