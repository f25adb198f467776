import { z } from 'zod';
import { sessionStatusSchema, storageTypeSchema } from '../session';

const count = z.number().int().min(0);

/** What the people who run it look at: sessions, storage, queues. */
export const systemSchema = z.object({
  version: z.string(),
  storage_type: storageTypeSchema,
  /** Whether it can be used now. */
  storage_state: z.enum(['ok', 'unavailable']),
  /** Of the disk that the folder lies on; null for a bucket, and where it cannot be told. */
  storage_free_bytes: z.number().int().min(0).nullable(),
  storage_total_bytes: z.number().int().min(0).nullable(),
  queue_kind: z.string(),
  sessions: z.partialRecord(sessionStatusSchema, count),
  queues: z.array(
    z.object({
      name: z.string(),
      waiting: count,
      active: count,
      delayed: count,
      failed: count,
      completed: count,
    }),
  ),
});
export type SystemState = z.infer<typeof systemSchema>;
