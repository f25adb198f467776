import { z } from 'zod';
import { stillMomentSchema, stillSchema } from '../stills';
import { UNIT_NAMES, unitKey } from '../units';

/** `url`: where the picture is to be had; null where `reason` says why there is none. */
export const stillsAnswerSchema = z.object({
  session_id: z.uuid(),
  stills: z.array(stillSchema.omit({ file: true }).extend({ url: z.string().nullable() })),
});
export type StillsAnswer = z.infer<typeof stillsAnswerSchema>;

export const stillParamsSchema = z.object({
  id: z.uuid(),
  unit: z.enum(UNIT_NAMES.map(unitKey)),
  moment: stillMomentSchema,
});
