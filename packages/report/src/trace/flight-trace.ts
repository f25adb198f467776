import { UNIT_NAMES, unitKey, type FrameMeasurement, type UnitName } from '@papiscope/shared/contracts';

/** What the plots need of one unit, frame by frame; all lists have one length. `time`: video seconds. */
export interface UnitTrace {
  readonly time: number[];
  /** Vertical angle before the time offset's correction, degrees. */
  readonly angle: number[];
  /** Degrees, positive to the right of the landing direction. */
  readonly horizontal: number[];
  /** ΣG/ΣR; NaN where the light was not seen. */
  readonly signal: number[];
}

/** A flight's frames reduced to what the plots need. */
export interface FlightTrace {
  frames: number;
  /** Rows of the file that could not be read. */
  unreadable: number;
  /** Video seconds, and the drone's height in metres above the ellipsoid. */
  readonly time: number[];
  readonly height: number[];
  /** Latitude and longitude of the drone, degrees. */
  readonly track: (readonly [latitude: number, longitude: number])[];
  readonly units: Map<UnitName, UnitTrace>;
}

export function newTrace(): FlightTrace {
  return { frames: 0, unreadable: 0, time: [], height: [], track: [], units: new Map() };
}

/** Takes up one frame; frames come in the order of their times. */
export function addFrame(trace: FlightTrace, frame: FrameMeasurement): void {
  trace.frames += 1;
  if (frame.drone_elevation !== null) {
    trace.time.push(frame.timestamp);
    trace.height.push(frame.drone_elevation);
  }
  const { drone_latitude: latitude, drone_longitude: longitude } = frame;
  if (latitude !== null && longitude !== null) trace.track.push([latitude, longitude]);
  for (const name of UNIT_NAMES) {
    const light = frame[unitKey(name)];
    if (!light || light.angle === null || light.horizontal_angle === null) continue;
    const unit = trace.units.get(name) ?? { time: [], angle: [], horizontal: [], signal: [] };
    trace.units.set(name, unit);
    unit.time.push(frame.timestamp);
    unit.angle.push(light.angle);
    unit.horizontal.push(light.horizontal_angle);
    const seen = light.status !== 'NOT_VISIBLE' && light.linear_ratio_g_r !== null;
    unit.signal.push(seen ? (light.linear_ratio_g_r ?? Number.NaN) : Number.NaN);
  }
}

export function traceFlight(frames: Iterable<FrameMeasurement>): FlightTrace {
  const trace = newTrace();
  for (const frame of frames) addFrame(trace, frame);
  return trace;
}
