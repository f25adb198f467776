import { z } from 'zod';

/** What every job carries: which session, and which attempt at it. Ids and keys only, never data. */
export const sessionJobSchema = z.strictObject({
  version: z.literal(1),
  session_id: z.uuid(),
  /** A job of an older attempt than the session's is obsolete and changes nothing. */
  attempt: z.number().int().positive(),
});
export type SessionJob = z.infer<typeof sessionJobSchema>;

/** One stretch of the video, by its index in the session's segments of this attempt. */
export const segmentJobSchema = z.strictObject({
  ...sessionJobSchema.shape,
  segment_index: z.number().int().min(0),
});
export type SegmentJob = z.infer<typeof segmentJobSchema>;

/** What a finished job leaves in the queue, for people who look at it; the truth is in the database. */
export const ingestInspectResultSchema = z.object({
  lights: z.number().int().min(0),
});
export const analysisSegmentResultSchema = z.object({ frames: z.number().int().min(0) });
export const analysisFitResultSchema = z.object({ units: z.number().int().min(0) });
export const encodeVideosResultSchema = z.object({ videos: z.number().int().min(0) });
export const uploadPublishResultSchema = z.object({
  files: z.number().int().min(0),
  bytes: z.number().int().min(0),
});
