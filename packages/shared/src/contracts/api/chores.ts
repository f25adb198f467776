import { z } from 'zod';
import { choreStatusSchema } from '../chores';
import { errorCodeSchema } from './problem';

export const choreParamsSchema = z.object({ id: z.uuid() });

/** Work that no session waits for. `progress`: 0–1. */
export const choreSchema = z.object({
  chore_id: z.uuid(),
  kind: z.string(),
  options: z.record(z.string(), z.unknown()),
  status: choreStatusSchema,
  progress: z.number().min(0).max(1),
  result: z.record(z.string(), z.unknown()).nullable(),
  error_code: errorCodeSchema.optional(),
  error_message: z.string().optional(),
  created_at: z.iso.datetime({ offset: true }),
  finished_at: z.iso.datetime({ offset: true }).nullable(),
});
export type ChoreAnswer = z.infer<typeof choreSchema>;

export const choreListSchema = z.object({ chores: z.array(choreSchema) });

export const choreListQuerySchema = z.strictObject({ status: choreStatusSchema.optional() });
