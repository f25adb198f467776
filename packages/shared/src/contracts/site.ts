import { z } from 'zod';
import { DEFAULT_PROFILE } from './built-in-profiles';
import { standardsProfileIdSchema } from './standards-profile';
import { UNIT_NAMES } from './units';

/** What a height refers to. `ellipsoid`: WGS84; `egm96`/`egm2008`: metres above that geoid. */
export const heightDatumSchema = z.enum(['ellipsoid', 'egm96', 'egm2008']);
export type HeightDatum = z.infer<typeof heightDatumSchema>;

export const pointTypeSchema = z.enum([...UNIT_NAMES, 'TOUCH_POINT', 'THRESHOLD']);
export type PointType = z.infer<typeof pointTypeSchema>;

/** A surveyed point. Latitude and longitude in degrees WGS84, `elevation_wgs84` in metres of `height_datum`. */
export const referencePointSchema = z.object({
  point_type: pointTypeSchema,
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  elevation_wgs84: z.number().min(-500).max(9000),
  height_datum: heightDatumSchema.default('ellipsoid'),
  /** Setting angle, degrees. */
  nominal_angle: z.number().min(0.5).max(15).nullish(),
  /** Permitted deviation of the transition angle from the setting angle, degrees. */
  tolerance: z.number().positive().max(2).nullish(),
});
export type ReferencePoint = z.infer<typeof referencePointSchema>;

/** `abs`: the telemetry's absolute height; `rel`: height above take-off plus `takeoff_elevation_wgs84`. */
export const altitudeSourceSchema = z.enum(['abs', 'rel']);
export type AltitudeSource = z.infer<typeof altitudeSourceSchema>;

/** Everything the measurement must know of the place: `site.json` of the command line. */
export const siteSchema = z.object({
  airport: z.object({ icao: z.string().regex(/^[A-Z0-9]{3,4}$/), name: z.string().default('') }),
  runway: z.object({
    code: z.string().min(1).max(8),
    /** Landing direction, degrees true. */
    heading: z.number().min(0).max(360),
  }),
  altitude_source: altitudeSourceSchema.default('abs'),
  /** Datum of the telemetry's absolute height. */
  telemetry_datum: heightDatumSchema.default('ellipsoid'),
  /** Height of the take-off point in metres above the ellipsoid; wanted with `altitude_source: rel`. */
  takeoff_elevation_wgs84: z.number().min(-500).max(9000).nullish(),
  /** Id of the profile of limits that the flight is judged against (docs/standards.md); a point's own tolerance goes before. */
  standards_profile: standardsProfileIdSchema.default(DEFAULT_PROFILE),
  /** Published glide path angle of the ILS of this direction, degrees: the PAPI is to agree with it. */
  ils_glide_path: z.number().min(0.5).max(15).nullish(),
  /** Published minimum eye height over the threshold, and how near it must be met, metres. */
  meht_m: z.number().positive().max(100).nullish(),
  meht_tolerance_m: z.number().positive().max(100).nullish(),
  reference_points: z.array(referencePointSchema),
});
export type Site = z.infer<typeof siteSchema>;
export type SiteInput = z.input<typeof siteSchema>;
