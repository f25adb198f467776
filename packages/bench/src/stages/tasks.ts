import { z } from 'zod';
import { lightsSchema } from '@papiscope/shared/contracts';

/** What a candidate process of our own is asked to do: one JSON argument. Paths are absolute. */
export const taskSchema = z.discriminatedUnion('stage', [
  z.object({
    stage: z.literal('measure'),
    video: z.string(),
    lights: lightsSchema,
    timestamp: z.number(),
    out: z.string(),
  }),
  z.object({
    stage: z.literal('analyze'),
    video: z.string(),
    telemetry: z.string().nullable(),
    site: z.string(),
    out: z.string(),
  }),
  z.object({ stage: z.literal('encode'), video: z.string(), analysis: z.string(), out: z.string() }),
]);

export type Task = z.infer<typeof taskSchema>;
