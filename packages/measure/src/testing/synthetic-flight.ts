import { siteSchema, type Site, type UnitName } from '@papiscope/shared/contracts';
import { fromEnu, lookAngles } from '../geodesy';
import type { VideoCoding } from '../fit/light/camera-curve';
import type { ExposureChange } from '../telemetry';
import type { DronePath, GeodeticPoint } from '../types';
import type { UnitObservations } from '../fit';
import { element } from './element';
import { normal, uniform } from './random';
import { shining, watch } from './synthetic-lamps';
import type { SyntheticFlight } from './synthetic-options';
import { correlatedNoise, dronePoint, HEADING, heights, ORIGIN } from './synthetic-way';

const UNITS: readonly UnitName[] = ['PAPI_A', 'PAPI_B', 'PAPI_C', 'PAPI_D'];

export interface SyntheticObservations {
  readonly site: Site;
  readonly path: DronePath;
  readonly units: UnitObservations[];
  readonly coding: VideoCoding;
  readonly exposureChanges: readonly ExposureChange[];
  /** True vertical angle of unit `j` at video time `t`, degrees. */
  readonly trueAngle: (unit: number, time: number) => number;
}

export function flySynthetic(flight: SyntheticFlight): SyntheticObservations {
  const random = uniform(flight.seed);
  const gauss = normal(random);
  const points = flight.angles.map((_, j) => unitPoint(j));
  const site = siteOf(points);
  const track = heights(flight);
  const duration = track.duration;
  const truth = (t: number) => dronePoint(flight.distance, track.at(t), t);
  const noise = correlatedNoise(flight, duration, gauss);
  const path: DronePath = {
    start: -3,
    end: duration + 3,
    grade: flight.grade,
    update_hz: 10,
    height_scatter_m: null,
    height_missed_m: null,
    at(t) {
      if (t < -3 || t > duration + 3) return null;
      const p = truth(t);
      const height = p.height + noise(t) + flight.heightBias + flight.heightDrift * t;
      const u = flight.grade === 'rtk' ? flight.heightNoise : null;
      return {
        ...p,
        height,
        u_horizontal_m: u,
        u_vertical_m: u,
        gimbal_pitch: -3,
        gimbal_roll: 0,
        gimbal_yaw: 41,
      };
    },
  };
  const trueAngle = (j: number, time: number) =>
    lookAngles(element(points, j), truth(time + flight.lag), HEADING).angle;
  const frames = Math.floor(duration * flight.fps);
  const exposureOf = (unit: number) =>
    Float64Array.from(
      { length: frames },
      (_, k) => Math.exp((flight.exposureDrift * k) / flight.fps) * shining(flight.pulsed, unit, k),
    );
  const units = flight.angles.map((angle, j) => {
    const samples = flight.dark.includes(j)
      ? []
      : watch(flight, j, angle, frames, exposureOf(j), trueAngle, random, gauss);
    return {
      unit: element(UNITS, j),
      samples,
      totals: { total: frames, tracked: frames, visible: samples.length },
    };
  });
  return {
    site,
    path,
    units,
    coding: { matrix: 'bt709', transfer: 'gamma', unknownCurve: null, declaredCurve: null },
    exposureChanges: [],
    trueAngle,
  };
}

function unitPoint(j: number): GeodeticPoint {
  return fromEnu(ORIGIN, { east: 9 * j * 0.75, north: -9 * j * 0.66, up: 0.05 * j });
}

function siteOf(points: readonly GeodeticPoint[]): Site {
  return siteSchema.parse({
    airport: { icao: 'LZIB', name: 'Synthetic' },
    runway: { code: '22', heading: HEADING },
    reference_points: points.map((p, j) => ({
      point_type: UNITS[j],
      latitude: p.latitude,
      longitude: p.longitude,
      elevation_wgs84: p.height,
      nominal_angle: [2.5, 2.833, 3.167, 3.5][j],
      tolerance: 0.1,
    })),
  });
}
