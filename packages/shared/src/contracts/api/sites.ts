import { z } from 'zod';
import { airportIcaoSchema, runwayCodeSchema } from './sessions';
import {
  altitudeSourceSchema,
  heightDatumSchema,
  pointTypeSchema,
  referencePointSchema,
  siteSchema,
} from '../site';
import { standardsProfileIdSchema } from '../standards-profile';

const timeSchema = z.iso.datetime({ offset: true });

/** Published values of a runway; null: none is. */
const { ils_glide_path, meht_m, meht_tolerance_m } = siteSchema.shape;
const orNull = (value: number | null | undefined): number | null => value ?? null;

const stamps = { created_at: timeSchema, updated_at: timeSchema };

export const idParamsSchema = z.object({ id: z.uuid() });

export const airportInputSchema = z.strictObject({
  icao: airportIcaoSchema,
  name: z.string().trim().max(200).default(''),
});
export type AirportInput = z.infer<typeof airportInputSchema>;

/** `heading`: landing direction, degrees true. `takeoff_elevation_wgs84`: metres above the ellipsoid. `ils_glide_path`: degrees. `meht_*_m`: metres. */
export const runwayInputSchema = z.strictObject({
  code: runwayCodeSchema,
  heading: z.number().min(0).max(360),
  altitude_source: altitudeSourceSchema.default('abs'),
  telemetry_datum: heightDatumSchema.default('ellipsoid'),
  /** Absent: it stays what it is. */
  standards_profile: standardsProfileIdSchema.optional(),
  takeoff_elevation_wgs84: siteSchema.shape.takeoff_elevation_wgs84.transform(orNull),
  ils_glide_path: ils_glide_path.transform(orNull),
  meht_m: meht_m.transform(orNull),
  meht_tolerance_m: meht_tolerance_m.transform(orNull),
});
export type RunwayInput = z.infer<typeof runwayInputSchema>;

export const runwayAnswerSchema = z.object({
  id: z.uuid(),
  airport_id: z.uuid(),
  airport_icao: z.string(),
  code: z.string(),
  heading: z.number(),
  altitude_source: altitudeSourceSchema,
  telemetry_datum: heightDatumSchema,
  takeoff_elevation_wgs84: z.number().nullable(),
  standards_profile: standardsProfileIdSchema,
  ils_glide_path: z.number().nullable(),
  meht_m: z.number().nullable(),
  meht_tolerance_m: z.number().nullable(),
  ...stamps,
});
export type RunwayAnswer = z.infer<typeof runwayAnswerSchema>;

export const airportAnswerSchema = z.object({ id: z.uuid(), icao: z.string(), name: z.string(), ...stamps });
export type AirportAnswer = z.infer<typeof airportAnswerSchema>;

export const airportListQuerySchema = z.strictObject({ icao: airportIcaoSchema.optional() });
export const airportListSchema = z.object({ airports: z.array(airportAnswerSchema) });

export const runwayListQuerySchema = z.strictObject({ airport_icao: airportIcaoSchema.optional() });
export const runwayListSchema = z.object({ runways: z.array(runwayAnswerSchema) });

export const pointParamsSchema = z.object({ id: z.uuid(), point_type: pointTypeSchema });

/** A reference point to be written under the type that the address names. */
export const pointInputSchema = z.strictObject(referencePointSchema.omit({ point_type: true }).shape);
export const newPointSchema = z.strictObject(referencePointSchema.shape);

export const pointAnswerSchema = referencePointSchema.extend({
  id: z.uuid(),
  runway_id: z.uuid(),
  ...stamps,
});
export type PointAnswer = z.infer<typeof pointAnswerSchema>;

export const pointListSchema = z.object({ reference_points: z.array(pointAnswerSchema) });

function eachTypeOnce(
  { reference_points: points }: { reference_points: readonly { point_type: string }[] },
  context: z.RefinementCtx,
): void {
  points.forEach(({ point_type: type }, index) => {
    if (points.findIndex((other) => other.point_type === type) === index) return;
    const path = ['reference_points', index, 'point_type'];
    context.addIssue({ code: 'custom', path, message: `${type} is named twice` });
  });
}

/** The whole set of a runway's points; each type at most once. */
export const pointListInputSchema = z
  .strictObject({ reference_points: z.array(newPointSchema) })
  .superRefine(eachTypeOnce);

/** A `site.json` to be imported; each type of point at most once. Without a profile the runway keeps the one it has. */
export const siteImportSchema = siteSchema
  .extend({
    runway: siteSchema.shape.runway.extend({ code: runwayCodeSchema }),
    standards_profile: standardsProfileIdSchema.optional(),
  })
  .superRefine(eachTypeOnce);

export type SiteImport = z.infer<typeof siteImportSchema>;

export const siteImportAnswerSchema = z.object({
  airport: airportAnswerSchema,
  runway: runwayAnswerSchema,
  reference_points: z.array(pointAnswerSchema),
});
export type SiteImportAnswer = z.infer<typeof siteImportAnswerSchema>;
