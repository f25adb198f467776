import { z } from 'zod';
import { standardsProfileIdSchema, standardsProfileSchema } from '../standards-profile';

export const standardsProfileParamsSchema = z.object({ id: standardsProfileIdSchema });

/** A profile of limits, and where it is from. */
export const profileAnswerSchema = z.object({
  profile: standardsProfileSchema,
  /** Comes with papiscope, and cannot be changed. */
  built_in: z.boolean(),
  /** Who changed it last, and when; null of what is built in. */
  changed_by: z.string().nullable(),
  updated_at: z.iso.datetime({ offset: true }).nullable(),
});
export type ProfileAnswer = z.infer<typeof profileAnswerSchema>;

export const profileListSchema = z.object({ profiles: z.array(profileAnswerSchema) });
