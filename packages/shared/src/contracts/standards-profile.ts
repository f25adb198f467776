import { z } from 'zod';

/** Small letters, digits and dashes. */
export const standardsProfileIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and dashes, at most 40');

const degrees = z.number().positive().max(20);
const tolerance = degrees.nullable();
const spacings = z.array(degrees).min(1).max(20);

/**
 * What a PAPI is evaluated against. Data, not code: a user can edit it or load a profile of their own. Angles and tolerances in degrees,
 * the width in arc minutes, heights in metres. A limit that is null is not judged; a nominal that is null is taken from the site.
 */
export const standardsProfileSchema = z.strictObject({
  id: standardsProfileIdSchema,
  name: z.string().trim().min(1).max(200),
  /** Where the numbers come from, for the report. */
  source: z.string().trim().max(1000),
  /** Used for a unit whose reference point states no tolerance of its own. */
  unit_angle: z.strictObject({ tolerance }),
  /** Difference of neighbours from the difference of their setting angles. */
  unit_difference: z.strictObject({ tolerance }),
  glide_path: z.strictObject({ nominal: degrees.nullable(), tolerance }),
  /** Largest width of the colour change, 10–90 %, arc minutes. */
  transition_width: z.strictObject({ maximum_arcmin: z.number().positive().max(60).nullable() }),
  /** Sector to either side of the extended centre line in which the lights must be seen. */
  horizontal_coverage: z.strictObject({ half_width: degrees.nullable() }),
  /** Sector above the horizon in which the lights must be seen. */
  vertical_coverage: z.strictObject({ from: degrees.nullable(), to: degrees.nullable() }),
  /** Between the units of a pair on both sides of the runway. */
  symmetry: z.strictObject({ tolerance }),
  /** With the ILS glide path, where there is one. */
  harmonisation: z.strictObject({ ils_glide_path: degrees.nullable(), tolerance }),
  /** Minimum eye height over the threshold, metres. */
  meht: z.strictObject({
    nominal: z.number().positive().max(100).nullable(),
    tolerance: z.number().positive().max(100).nullable(),
  }),
  /** Dimming steps of each colour. */
  intensity: z.strictObject({ steps: z.number().int().positive().nullable() }),
  /** Usual distances between the setting angles of neighbours; `on_slope`: the middle pair, `apapi`: the only pair. */
  setting_spacing: z.strictObject({
    neighbours: spacings,
    on_slope: spacings,
    apapi: spacings,
    /** Rounding that published angles may show. */
    rounding: z.number().nonnegative().max(1),
  }),
});
export type StandardsProfile = z.infer<typeof standardsProfileSchema>;
