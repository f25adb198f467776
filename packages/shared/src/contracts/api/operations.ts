import { z } from 'zod';

export const healthSchema = z.object({ status: z.literal('ok') });

/** Whether each thing this service needs can be used now. */
export const readinessSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  checks: z.record(z.string(), z.enum(['ok', 'unavailable'])),
});
export type Readiness = z.infer<typeof readinessSchema>;
