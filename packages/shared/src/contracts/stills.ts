import { z } from 'zod';
import { UNIT_NAMES, unitKey, unitNameSchema, type UnitName } from './units';

/** What a still shows of a unit: its plain red, the middle of its transition, its plain white. */
export const STILL_MOMENTS = ['red', 'transition', 'white'] as const;
export const stillMomentSchema = z.enum(STILL_MOMENTS);
export type StillMoment = z.infer<typeof stillMomentSchema>;

/**
 * Why there is no still: the light was never found; it was found, but never in that colour; no transition was measured; it was measured, but
 * the light was not followed through it; the video did not give the frame.
 */
export const stillReasonSchema = z.enum([
  'light_never_found',
  'colour_never_seen',
  'transition_not_measured',
  'light_lost',
  'frame_missing',
]);
export type StillReason = z.infer<typeof stillReasonSchema>;

/** `angle`: degrees, with the flight's time offset applied; `timestamp`: presentation time, seconds. Either `file` or `reason` is null. */
export const stillSchema = z.object({
  unit: unitNameSchema,
  moment: stillMomentSchema,
  file: z.string().nullable(),
  frame_number: z.number().int().min(0).nullable(),
  timestamp: z.number().nullable(),
  angle: z.number().nullable(),
  reason: stillReasonSchema.nullable(),
});
export type Still = z.infer<typeof stillSchema>;

/** The list that lies beside the pictures. */
export const stillsFileSchema = z.object({
  schema: z.literal('papiscope.stills/1'),
  stills: z.array(stillSchema),
});
export type StillsFile = z.infer<typeof stillsFileSchema>;

export const STILLS_LIST = 'stills.json';

/** `papi_a_red.jpg` */
export function stillFileName(unit: UnitName, moment: StillMoment): string {
  return `${unitKey(unit)}_${moment}.jpg`;
}

/** Every name a picture can have. */
export const STILL_FILES: readonly string[] = UNIT_NAMES.flatMap((unit) =>
  STILL_MOMENTS.map((moment) => stillFileName(unit, moment)),
);
