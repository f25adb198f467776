import { z } from 'zod';
import { errorCodeSchema } from './api/problem';
import { storageTypeSchema } from './session';

/** What a job carries that belongs to no stage of a session: which chore. */
export const choreJobSchema = z.strictObject({ version: z.literal(1), chore_id: z.uuid() });
export type ChoreJob = z.infer<typeof choreJobSchema>;

export const choreStatusSchema = z.enum(['pending', 'running', 'done', 'failed', 'cancelled']);
export type ChoreStatus = z.infer<typeof choreStatusSchema>;

/** Objects that were removed under one prefix, e.g. `videos/original/{id}/`. */
export const removedSchema = z.object({
  storage: storageTypeSchema,
  prefix: z.string(),
  objects: z.number().int().min(0),
  bytes: z.number().int().min(0),
});
export type Removed = z.infer<typeof removedSchema>;

/** Objects of a deleted session that could not be removed with it; `replaced`: of a living one, those of results that newer ones replaced. */
export const removeOptionsSchema = z.strictObject({
  session_id: z.uuid(),
  replaced: z.boolean().default(false),
});
export const removeResultSchema = z.object({ removed: z.array(removedSchema) });

/** Whose original is to be hashed; `sha256` null: it was deleted meanwhile, or its hash is known. */
export const hashOptionsSchema = z.strictObject({ session_id: z.uuid() });
export const hashResultSchema = z.object({ sha256: z.string().nullable() });

/** Which sessions go from the local folder to S3, and how. */
export const migrateOptionsSchema = z.strictObject({
  /** Change nothing, say what would be done. */
  dry_run: z.boolean().default(false),
  /** Leave the local copies where they are. */
  keep_local: z.boolean().default(false),
  /** Only these; absent: all. */
  sessions: z.array(z.uuid()).min(1).max(10_000).optional(),
  /** Only sessions made before so many days. */
  older_than_days: z.number().min(0).max(36_500).optional(),
  /** Sessions under way at the same time. */
  parallel: z.number().int().min(1).max(16).default(2),
});
export type MigrateOptions = z.infer<typeof migrateOptionsSchema>;

/** How a migration went. Sizes in bytes. */
export const migrateResultSchema = z.object({
  dry_run: z.boolean(),
  /** Sessions that are in S3 now (in a dry run: that would be). */
  moved: z.number().int().min(0),
  /** Sessions whose stages are running, left for the next time. */
  busy: z.number().int().min(0),
  failed: z.number().int().min(0),
  objects: z.number().int().min(0),
  bytes: z.number().int().min(0),
  /** Objects that were in S3 already. */
  found_objects: z.number().int().min(0),
  /** Rows of `frame_measurements` turned into frames files, and those that could not be read. */
  frame_rows: z.number().int().min(0),
  bad_frame_rows: z.number().int().min(0),
  /** Local copies removed. */
  removed_objects: z.number().int().min(0),
  failures: z.array(z.object({ session_id: z.uuid(), code: errorCodeSchema, message: z.string() })),
});
export type MigrateResult = z.infer<typeof migrateResultSchema>;
