import type { Vector } from '../geodesy/wgs84';
import type { Simulation } from '../options';
import { wobble, type Random } from '../random';
import type { Installation } from './installation';
import type { Trajectory } from './trajectory';

/** A pinhole camera at one moment. Angles in radians: yaw to the right of the landing direction, pitch up, roll clockwise. */
export interface CameraPose {
  readonly position: Vector;
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** Focal length in pixels. */
  readonly focal: number;
}

/** A point of the frame, pixel centres at whole numbers, and the distance along the optical axis in metres. */
export interface ImagePoint {
  readonly x: number;
  readonly y: number;
  readonly depth: number;
}

export interface Camera {
  poseAt(time: number): CameraPose;
  project(point: Vector, pose: CameraPose): ImagePoint;
}

const DEG = Math.PI / 180;

/** A camera whose gimbal follows the bar with a delay, drifts, shakes, and now and then is turned or zoomed by its operator. */
export function mountCamera(
  options: Simulation,
  place: Installation,
  trajectory: Trajectory,
  random: Random,
): Camera {
  const { width, height, shake, pan } = options;
  const focal = width / 2 / Math.tan((options.fov / 2) * DEG);
  const lookAt = options.sides === 'both' ? 0 : place.barCentre * 0.75;
  const drift = {
    yaw: wobble(random, 0.18 * shake, 0.03, 0.2),
    pitch: wobble(random, 0.15 * shake, 0.04, 0.25),
  };
  const tremble = { yaw: wobble(random, 0.005 * shake, 2, 9), pitch: wobble(random, 0.005 * shake, 2, 11) };
  const level = wobble(random, 0.12 * shake, 0.05, 0.4);
  const turnAt = trajectory.duration * random.between(0.32, 0.42);
  const zoomAt = trajectory.duration * 0.5;

  const poseAt = (time: number): CameraPose => {
    const position = trajectory.at(time);
    const seen = trajectory.at(time - 0.4);
    const ahead = -seen[1];
    const aside = pan * (smoothStep((time - turnAt) / 1.4) - smoothStep((time - turnAt - 3) / 1.8));
    const yaw = Math.atan2(lookAt - seen[0], ahead) / DEG + drift.yaw(time) + tremble.yaw(time) + aside;
    const pitch = Math.atan2(-seen[2], ahead) / DEG + 0.6 + drift.pitch(time) + tremble.pitch(time);
    const zoom = 1 + (options.zoom - 1) * smoothStep((time - zoomAt) / 1.5);
    return { position, yaw: yaw * DEG, pitch: pitch * DEG, roll: level(time) * DEG, focal: focal * zoom };
  };
  return { poseAt, project: (point, pose) => project(point, pose, width, height) };
}

function project(
  point: Vector,
  { position, yaw, pitch, roll, focal }: CameraPose,
  width: number,
  height: number,
) {
  const [right, ahead, up] = [point[0] - position[0], point[1] - position[1], point[2] - position[2]];
  const forward = ahead * Math.cos(yaw) + right * Math.sin(yaw);
  const side = right * Math.cos(yaw) - ahead * Math.sin(yaw);
  const depth = forward * Math.cos(pitch) + up * Math.sin(pitch);
  const rise = up * Math.cos(pitch) - forward * Math.sin(pitch);
  const [u, v] = [(focal * side) / depth, (-focal * rise) / depth];
  return {
    x: (width - 1) / 2 + u * Math.cos(roll) + v * Math.sin(roll),
    y: (height - 1) / 2 + v * Math.cos(roll) - u * Math.sin(roll),
    depth,
  };
}

function smoothStep(x: number): number {
  const t = Math.min(1, Math.max(0, x));
  return t * t * (3 - 2 * t);
}
