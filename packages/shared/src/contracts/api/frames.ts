import { z } from 'zod';
import { frameMeasurementSchema } from '../frame';

const seconds = z.coerce.number().min(0);

/** `from`, `to`: presentation time in seconds, both included; `every`: of the frames in between, the first and each n-th after it. */
export const framesQuerySchema = z
  .strictObject({
    from: seconds.optional(),
    to: seconds.optional(),
    every: z.coerce.number().int().min(1).default(1),
  })
  .refine((query) => query.from === undefined || query.to === undefined || query.from <= query.to, {
    message: 'from lies after to',
    path: ['from'],
  });
export type FramesQuery = z.infer<typeof framesQuerySchema>;

/**
 * The answer is streamed: `skipped` and `warnings` come last, how many rows of the file could not be read and the first of them in words.
 * The same in short is the field `Warning`: a header of short answers, a trailer of long ones.
 */
export const framesAnswerSchema = z.object({
  session_id: z.uuid(),
  frames: z.array(frameMeasurementSchema),
  skipped: z.number().int().min(0),
  warnings: z.array(z.string()),
});
export type FramesAnswer = z.infer<typeof framesAnswerSchema>;
