import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { evaluateFlight, fromEnu, lookAngles, type DronePath } from '@papiscope/measure';
import {
  fittedWhitePart,
  unitKey,
  UNIT_NAMES,
  type FlightResult,
  type FrameMeasurement,
  type Site,
} from '@papiscope/shared/contracts';
import { resolveTools } from '@papiscope/video';
import { fittedFlight, LENS, pathThrough } from '../../packages/measure/src/testing/fitted-flight';

const SETTINGS = [2.5, 2.8333, 3.1667, 3.5];
const ANGLES = [2.47, 2.84, 3.15, 3.62];
const [LOWEST, HIGHEST] = [1.8, 4.3];
/** Seconds of one climb or descent through all units. */
const LEG = 50;

export const RATE = 60;

export interface LongFlight {
  readonly site: Site;
  readonly result: FlightResult;
  readonly path: DronePath;
  readonly frames: number;
}

/** How high the drone stands above the lenses, degrees: up and down without an end. */
function elevation(time: number): number {
  const within = (time / LEG) % 2;
  return LOWEST + (HIGHEST - LOWEST) * (within <= 1 ? within : 2 - within);
}

function passesOf(
  angle: number,
  seconds: number,
): { direction: 'up' | 'down'; from: number; to: number; angle: number }[] {
  return Array.from({ length: Math.floor(seconds / LEG) }, (_, leg) => ({
    direction: leg % 2 === 0 ? ('up' as const) : ('down' as const),
    from: leg * LEG,
    to: (leg + 1) * LEG,
    angle: angle + (leg % 3) / 400,
  }));
}

/** A flight of so many seconds over a bar of four, with what its evaluation says. */
export function longFlight(seconds: number): LongFlight {
  const dronePath = pathThrough(
    (time) => ({ azimuth: 9 * Math.sin(time / 70), elevation: elevation(time) }),
    seconds,
  );
  const input = fittedFlight({ settings: SETTINGS, angles: ANGLES, path: dronePath });
  const site: Site = {
    ...input.site,
    reference_points: input.site.reference_points.map((point, i) => {
      const { latitude, longitude } = fromEnu(LENS, { east: -9 * (4 - i), north: 0, up: 0 });
      return { ...point, latitude, longitude };
    }),
  };
  const result = evaluateFlight({
    ...input,
    site,
    inputs: { video_sha256: 'ab'.repeat(32), telemetry_sha256: 'cd'.repeat(32) },
  });
  for (const unit of Object.values(result.units))
    unit.transition?.passes.splice(0, Infinity, ...passesOf(unit.transition.angle, seconds));
  return { site, result, path: dronePath, frames: seconds * RATE };
}

/** What was measured in one frame; the values tremble, as real ones do. */
function frameOf({ site, result, path: dronePath }: LongFlight, frame: number): FrameMeasurement {
  const time = frame / RATE;
  const at = dronePath.at(time);
  const tremble = (salt: number): number => Math.sin(frame * 12.9898 + salt * 78.233);
  const lights = UNIT_NAMES.flatMap((name, i) => {
    const unit = result.units[name];
    const point = site.reference_points.find((each) => each.point_type === name);
    if (at === null || point === undefined || !unit?.transition || !unit.plateaus) return [];
    const look = lookAngles({ ...point, height: point.elevation_wgs84 }, at, site.runway.heading);
    const white = fittedWhitePart(look.angle, unit.transition);
    const { red, white: top, intensity_ratio: rho } = unit.plateaus;
    const signal = ((1 - white) * red + white * rho * top) / (1 - white + white * rho) + 0.01 * tremble(i);
    const g = Math.round(70 + 160 * white);
    return [
      [
        unitKey(name),
        {
          status: white < 0.1 ? 'RED' : white > 0.9 ? 'WHITE' : 'TRANSITION',
          rgb: { r: 241, g, b: g - 18 },
          intensity: Number((120 + 60 * white + tremble(i + 4)).toFixed(1)),
          angle: Number(look.angle.toFixed(5)),
          horizontal_angle: Number(look.horizontalAngle.toFixed(5)),
          distance_ground: Number(look.distanceGround.toFixed(2)),
          distance_direct: Number(look.distanceDirect.toFixed(2)),
          area_pixels: 21,
          x: Number((530 + 40 * i + tremble(i + 8)).toFixed(2)),
          y: Number((386 + tremble(i + 12)).toFixed(2)),
          linear_ratio_g_r: Number(signal.toFixed(4)),
          saturated_fraction: 0,
          confidence: 0.98,
        },
      ] as const,
    ];
  });
  return {
    frame_number: frame,
    timestamp: Number(time.toFixed(4)),
    drone_latitude: at?.latitude ?? null,
    drone_longitude: at?.longitude ?? null,
    drone_elevation: at?.height ?? null,
    gimbal_pitch: -2.5,
    gimbal_roll: 0,
    gimbal_yaw: 180,
    ...Object.fromEntries(lights),
  };
}

/** The frames as the fit writes them: gzipped JSON. */
export async function writeLongFrames(flight: LongFlight, to: string): Promise<void> {
  function* text(): Generator<string> {
    yield '{"metadata":{},"frames":[\n';
    for (let frame = 0; frame < flight.frames; frame += 1)
      yield `${frame === 0 ? '' : ',\n'}${JSON.stringify(frameOf(flight, frame))}`;
    yield '\n]}\n';
  }
  await pipeline(Readable.from(text()), createGzip({ level: 1 }), createWriteStream(to));
}

/** A video of the flight's length: one second with a running clock, over and over, without encoding it anew. */
export async function writeLongVideo(seconds: number, folder: string): Promise<string> {
  const { ffmpeg } = await resolveTools();
  const run = promisify(execFile);
  const second = path.join(folder, 'second.mp4');
  const whole = path.join(folder, 'long.mp4');
  const picture = `testsrc2=size=1280x720:rate=${RATE}:duration=1`;
  await run(ffmpeg, [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    picture,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-pix_fmt',
    'yuv420p',
    '-g',
    '30',
    '-y',
    second,
  ]);
  await run(ffmpeg, [
    '-v',
    'error',
    '-stream_loop',
    String(seconds - 1),
    '-i',
    second,
    '-c',
    'copy',
    '-movflags',
    '+faststart',
    '-y',
    whole,
  ]);
  return whole;
}
