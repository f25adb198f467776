import { z } from 'zod';
import { UNIT_NAMES, unitKey, type UnitKey } from './units';

export const lightStatusSchema = z.enum(['NOT_VISIBLE', 'RED', 'TRANSITION', 'WHITE']);
export type LightStatus = z.infer<typeof lightStatusSchema>;

const number = z.number().nullable().default(null);

/**
 * One unit in one frame. `rgb`: gamma-coded mean colour, 0–255; `intensity`: 0–255 luma; `angle` and `horizontal_angle`: degrees,
 * seen from the unit, before any time-offset correction; distances in metres; `x`, `y`: pixels of the decoded, rotated frame,
 * whole numbers at pixel centres; `linear_ratio_g_r`: ΣG/ΣR in linear light, background removed.
 */
export const lightMeasurementSchema = z.object({
  status: z
    .string()
    .nullish()
    .transform((status) => status?.trim().toUpperCase() ?? 'NOT_VISIBLE')
    .pipe(lightStatusSchema),
  rgb: z.object({ r: z.number(), g: z.number(), b: z.number() }).nullable().default(null),
  intensity: number,
  angle: number,
  horizontal_angle: number,
  distance_ground: number,
  distance_direct: number,
  area_pixels: number,
  x: number,
  y: number,
  linear_ratio_g_r: number,
  saturated_fraction: number,
  confidence: number,
});
export type LightMeasurement = z.infer<typeof lightMeasurementSchema>;

/** Older files state units that were not seen as null. */
const lightSchema = lightMeasurementSchema
  .nullish()
  .transform((light) => light ?? undefined)
  .optional();

const lights = Object.fromEntries(UNIT_NAMES.map((name) => [unitKey(name), lightSchema])) as Record<
  UnitKey,
  typeof lightSchema
>;

/** One presented frame (contract, section 3). `timestamp`: presentation time, seconds. `drone_elevation`: metres above the ellipsoid. */
export const frameMeasurementSchema = z.object({
  frame_number: z.number().int().min(0),
  timestamp: z.number(),
  drone_latitude: number,
  drone_longitude: number,
  drone_elevation: number,
  gimbal_pitch: number,
  gimbal_roll: number,
  gimbal_yaw: number,
  ...lights,
});
export type FrameMeasurement = z.infer<typeof frameMeasurementSchema>;

/** A whole frames file: `{metadata, frames}`, or the bare list of rows of older files. Gives the rows. */
export const framesFileSchema = z
  .union([z.array(frameMeasurementSchema), z.object({ frames: z.array(frameMeasurementSchema) })])
  .transform((file) => (Array.isArray(file) ? file : file.frames));
