import {
  unitKey,
  type FrameMeasurement,
  type LightMeasurement,
  type Site,
  type UnitName,
} from '@papiscope/shared/contracts';
import {
  lookAngles,
  statusOf,
  unitPoints,
  type DronePath,
  type DronePosition,
  type UnitFit,
  type UnitPoint,
} from '@papiscope/measure';
import { colourSample } from './samples';
import type { FrameSightings, UnitSighting } from './sightings';

/**
 * The frame measurements of the contract: one row a frame, every unit in each. Angles come from the telemetry at the frame's own time,
 * before any time-offset correction; null where the telemetry does not reach.
 */
export function* frameRows(
  frames: Iterable<FrameSightings>,
  site: Site,
  path: DronePath,
  fits: readonly UnitFit[],
): Generator<FrameMeasurement, void, undefined> {
  const points = unitPoints(site);
  const fitted = fits.map((fit) => ({ fit, point: points.find((point) => point.unit === fit.unit) }));
  for (const frame of frames) {
    const drone = path.at(frame.timestamp);
    const lights: Partial<Record<Lowercase<UnitName>, LightMeasurement>> = {};
    for (const { fit, point } of fitted) {
      lights[unitKey(fit.unit)] = { ...seenLight(frame, fit), ...directions(point, drone, site) };
    }
    yield {
      frame_number: frame.frame,
      timestamp: frame.timestamp,
      drone_latitude: drone?.latitude ?? null,
      drone_longitude: drone?.longitude ?? null,
      drone_elevation: drone?.height ?? null,
      gimbal_pitch: drone?.gimbal_pitch ?? null,
      gimbal_roll: drone?.gimbal_roll ?? null,
      gimbal_yaw: drone?.gimbal_yaw ?? null,
      ...lights,
    };
  }
}

type Directions = Pick<
  LightMeasurement,
  'angle' | 'horizontal_angle' | 'distance_ground' | 'distance_direct'
>;

function directions(point: UnitPoint | undefined, drone: DronePosition | null, site: Site): Directions {
  if (point === undefined || drone === null) {
    return { angle: null, horizontal_angle: null, distance_ground: null, distance_direct: null };
  }
  const look = lookAngles(point.lens, drone, site.runway.heading);
  return {
    angle: look.angle,
    horizontal_angle: look.horizontalAngle,
    distance_ground: look.distanceGround,
    distance_direct: look.distanceDirect,
  };
}

function seenLight(frame: FrameSightings, fit: UnitFit): Omit<LightMeasurement, keyof Directions> {
  const seen: UnitSighting | undefined = frame.units[fit.unit];
  if (seen === undefined) {
    return {
      status: 'NOT_VISIBLE',
      rgb: null,
      intensity: null,
      area_pixels: null,
      x: null,
      y: null,
      linear_ratio_g_r: null,
      saturated_fraction: null,
      confidence: 0,
    };
  }
  const { photometry, x, y, confidence } = seen;
  const { r, g, b } = photometry.coded;
  return {
    status: statusOf(colourSample(frame, seen), fit),
    rgb: { r: Math.round(r), g: Math.round(g), b: Math.round(b) },
    intensity: 0.2126 * r + 0.7152 * g + 0.0722 * b,
    area_pixels: photometry.area,
    x,
    y,
    linear_ratio_g_r: photometry.greenRed,
    saturated_fraction: photometry.saturatedFraction,
    confidence,
  };
}
