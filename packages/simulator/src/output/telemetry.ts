import type { Installation } from '../flight/installation';
import type { Camera } from '../flight/camera';
import type { Trajectory } from '../flight/trajectory';
import type { Simulation } from '../options';
import { wobble, type Random } from '../random';

const DEG = 180 / Math.PI;

/** One position as the aircraft reports it. Degrees WGS84, metres. */
export interface Fix {
  readonly latitude: number;
  readonly longitude: number;
  readonly absolute: number;
  readonly relative: number;
  readonly gimbal: { readonly yaw: number; readonly pitch: number; readonly roll: number };
}

/** What the subtitle of every frame says, and the delay that results: video time + `timeOffset` = telemetry time. */
export interface Telemetry {
  readonly cues: readonly Fix[];
  readonly timeOffset: number;
}

/**
 * Samples the flight as its telemetry does: positions are `lag` old when they arrive, arrive `updateHz` times a second, and
 * every frame in between repeats the last one.
 */
export function recordTelemetry(
  options: Simulation,
  place: Installation,
  trajectory: Trajectory,
  camera: Camera,
  frames: number,
  random: Random,
): Telemetry {
  const phase = random.between(0, 1 / options.updateHz);
  const error = createErrors(options, random);
  const cues: Fix[] = [];
  const delays: number[] = [];
  let last: { readonly index: number; readonly fix: Fix } | undefined;
  for (let frame = 0; frame < frames; frame++) {
    const now = frame / options.fps;
    const index = Math.floor((now - phase) * options.updateHz + 1e-9);
    if (last?.index !== index) {
      const arrival = phase + index / options.updateHz;
      const [right, along, up] = trajectory.at(arrival - options.lag);
      const wrong = error(arrival);
      const point = place.frame.toGeodetic([right + wrong.right, along + wrong.along, up]);
      const pose = camera.poseAt(arrival - options.lag);
      const above = point.height - options.elevation;
      if (last !== undefined) delays.push(now - arrival);
      last = {
        index,
        fix: {
          latitude: point.latitude,
          longitude: point.longitude,
          absolute: point.height + options.heightBias + wrong.up,
          relative: options.rtk ? above + wrong.up : Math.round((above + wrong.barometer) * 10) / 10,
          gimbal: {
            yaw: wrap(options.heading + pose.yaw * DEG),
            pitch: pose.pitch * DEG,
            roll: pose.roll * DEG,
          },
        },
      };
    }
    cues.push(last.fix);
  }
  const delay = delays.length === 0 ? 0 : delays.reduce((sum, value) => sum + value, 0) / delays.length;
  return { cues, timeOffset: options.lag + delay };
}

/** Errors of the positions: a slow wander and a white part, as RTK and code receivers have them; barometers drift. */
function createErrors(options: Simulation, random: Random) {
  const horizontal = options.rtk ? 0.008 : 0.6;
  const wander = {
    right: wobble(random, horizontal, 0.01, 0.4),
    along: wobble(random, horizontal, 0.01, 0.4),
    up: wobble(random, options.heightNoise * 0.6, 0.02, 0.8),
    barometer: wobble(random, 0.25, 0.003, 0.05),
  };
  return (time: number) => ({
    right: wander.right(time) + 0.003 * random.normal(),
    along: wander.along(time) + 0.003 * random.normal(),
    up: wander.up(time) + 0.8 * options.heightNoise * random.normal(),
    barometer: wander.barometer(time),
  });
}

function wrap(degrees: number): number {
  return ((((degrees + 180) % 360) + 360) % 360) - 180;
}
