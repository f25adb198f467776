import { z } from 'zod';
import { verdictSchema } from '../result';
import { unitNameSchema } from '../units';

const number = z.number().nullable();

/** A unit in one flight. Degrees and arc minutes; `u_*` expanded, k = 2. */
export const unitHistorySchema = z.object({
  angle: number,
  u_angle_arcmin: number,
  nominal_angle: number,
  tolerance: number,
  deviation_arcmin: number,
  width_arcmin: number,
  u_width_arcmin: number,
  verdict: verdictSchema,
});
export type UnitHistory = z.infer<typeof unitHistorySchema>;

/** A measured flight of a runway. `flown_at`: when it was recorded, else when it was uploaded. */
export const flightHistorySchema = z.object({
  session_id: z.uuid(),
  flown_at: z.iso.datetime({ offset: true }),
  original_file_name: z.string(),
  notes: z.string(),
  verdict: verdictSchema,
  absolute_angles: z.enum(['valid', 'indicative']),
  glide_path_angle: number,
  units: z.partialRecord(unitNameSchema, unitHistorySchema),
});
export type FlightHistory = z.infer<typeof flightHistorySchema>;

/** The oldest flight first. */
export const historySchema = z.object({ flights: z.array(flightHistorySchema) });

/** A unit in two flights: the second minus the first. Angles in degrees, all else in arc minutes; `u_*` expanded, k = 2. */
export const unitDifferenceSchema = z.object({
  unit: unitNameSchema,
  before: number,
  after: number,
  change_arcmin: number,
  u_arcmin: number,
  /** The change is larger than its uncertainty. */
  significant: z.boolean(),
  width_before_arcmin: number,
  width_after_arcmin: number,
  width_change_arcmin: number,
  u_width_arcmin: number,
  width_significant: z.boolean(),
});
export type UnitDifference = z.infer<typeof unitDifferenceSchema>;

export const differenceQuerySchema = z.strictObject({ from: z.uuid(), to: z.uuid() });

/** `absolute_angles`: `indicative` where one of the flights is; a change of its angles may then be one of its heights. */
export const flightDifferenceSchema = z.object({
  from: flightHistorySchema,
  to: flightHistorySchema,
  absolute_angles: z.enum(['valid', 'indicative']),
  units: z.array(unitDifferenceSchema),
});
