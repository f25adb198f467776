import { videoProbeSchema } from '@papiscope/video';
import { z } from 'zod';
import { lightsSchema, segmentPlanSchema } from '@papiscope/shared/contracts';

/** What a candidate process of our own is asked to do: one JSON argument. Paths are absolute. */
export const taskSchema = z.discriminatedUnion('stage', [
  z.object({
    stage: z.literal('measure'),
    video: z.string(),
    probe: videoProbeSchema,
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
  z.object({
    stage: z.literal('segments'),
    video: z.string(),
    probe: videoProbeSchema,
    lights: lightsSchema,
    plans: z.array(segmentPlanSchema),
    /** Each in a process of its own, all at the same time; else one after the other. */
    atOnce: z.boolean(),
    out: z.string(),
  }),
  z.object({
    stage: z.literal('repeat'),
    video: z.string(),
    telemetry: z.string(),
    site: z.string(),
    times: z.number().int(),
    out: z.string(),
  }),
  z.object({ stage: z.literal('encode'), video: z.string(), analysis: z.string(), out: z.string() }),
]);

export type Task = z.infer<typeof taskSchema>;
