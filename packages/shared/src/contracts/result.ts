import { z } from 'zod';
import { standardsProfileSchema } from './standards-profile';
import { unitNameSchema } from './units';

export const verdictSchema = z.enum(['pass', 'fail', 'inconclusive', 'not_measured']);
export type Verdict = z.infer<typeof verdictSchema>;

export const passDirectionSchema = z.enum(['up', 'down']);
export type PassDirection = z.infer<typeof passDirectionSchema>;

/** One flight through the transition. `angle`: degrees, with the flight's time offset applied; `from`, `to`: video seconds. */
export const transitionPassSchema = z.object({
  direction: passDirectionSchema,
  angle: z.number(),
  from: z.number(),
  to: z.number(),
});
export type TransitionPass = z.infer<typeof transitionPassSchema>;

/** One line of the uncertainty budget: standard uncertainty (k = 1) in arc minutes and where it comes from. */
export const budgetTermSchema = z.object({
  source: z.string(),
  u_arcmin: z.number().min(0),
  basis: z.string(),
});
export type BudgetTerm = z.infer<typeof budgetTermSchema>;

/** `angle` (50 % of the white flux), `start` (10 %), `end` (90 %): degrees. `u_*`: expanded uncertainty with coverage factor `k`. */
export const transitionSchema = z.object({
  angle: z.number(),
  start: z.number(),
  end: z.number(),
  width_arcmin: z.number(),
  u_angle_arcmin: z.number(),
  u_width_arcmin: z.number(),
  k: z.number(),
  definition: z.string(),
  passes: z.array(transitionPassSchema),
  budget: z.array(budgetTermSchema),
});
export type Transition = z.infer<typeof transitionSchema>;

/** Colour signal ΣG/ΣR of the unit's red and white light, and how much brighter its white is than its red. */
export const plateausSchema = z.object({ red: z.number(), white: z.number(), intensity_ratio: z.number() });
export type Plateaus = z.infer<typeof plateausSchema>;

export const unitResultSchema = z.object({
  lit: z.boolean(),
  nominal_angle: z.number().nullable(),
  tolerance: z.number().nullable(),
  transition: transitionSchema.nullable(),
  deviation_arcmin: z.number().nullable(),
  verdict: verdictSchema,
  reason: z.string().nullable(),
  frames: z.object({ total: z.number().int(), tracked: z.number().int(), visible: z.number().int() }),
  plateaus: plateausSchema.nullish(),
});
export type UnitResult = z.infer<typeof unitResultSchema>;

/** One row of the evaluation: what was checked, against what, with what outcome. Units of all numbers are in `unit`. */
export const checkSchema = z.object({
  id: z.string(),
  parameter: z.string(),
  unit: z.enum(['deg', 'arcmin', 'm', 'ratio', 'count']),
  nominal: z.number().nullable(),
  tolerance: z.number().nullable(),
  measured: z.number().nullable(),
  u: z.number().nullable(),
  verdict: verdictSchema,
  remark: z.string().nullable(),
});
export type Check = z.infer<typeof checkSchema>;

/** The on-slope picture between two neighbouring units: from the lower unit's angle to the upper one's, degrees. */
export const sectorSchema = z.object({
  between: z.tuple([unitNameSchema, unitNameSchema]),
  from: z.number(),
  to: z.number(),
  width: z.number(),
  u_width_arcmin: z.number(),
  nominal_width: z.number().nullable(),
});
export type Sector = z.infer<typeof sectorSchema>;

export const flightResultSchema = z.object({
  schema: z.literal('papiscope.result/1'),
  software: z.object({ version: z.string(), algorithm: z.string() }),
  /** What it was judged against, with every limit; older results name it only, or not at all: those were judged against `protocol`. */
  profile: z
    .object({
      ...standardsProfileSchema.partial().shape,
      ...{ id: z.string(), name: z.string(), source: z.string() },
    })
    .optional(),
  inputs: z.object({ video_sha256: z.string(), telemetry_sha256: z.string().nullable() }),
  units: z.partialRecord(unitNameSchema, unitResultSchema),
  /** Video time + `seconds` = telemetry time; `u_seconds` is expanded (k = 2) like every other uncertainty. */
  time_offset: z.object({ seconds: z.number(), u_seconds: z.number() }).nullable(),
  positioning: z.object({
    grade: z.enum(['rtk', 'gnss', 'relative']),
    absolute_angles: z.enum(['valid', 'indicative']),
  }),
  glide_path: z
    .object({
      angle: z.number(),
      u_angle_arcmin: z.number(),
      nominal: z.number().nullable(),
      tolerance: z.number().nullable(),
      verdict: verdictSchema,
    })
    .nullable(),
  sectors: z.array(sectorSchema),
  symmetry: z.array(
    z.object({
      pair: z.tuple([unitNameSchema, unitNameSchema]),
      difference_arcmin: z.number(),
      u_arcmin: z.number(),
      verdict: verdictSchema,
    }),
  ),
  checks: z.array(checkSchema),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type FlightResult = z.infer<typeof flightResultSchema>;
