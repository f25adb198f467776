import { z } from 'zod';

/** Who changed what. `action` is the route; `details` what was sent to it, without secrets. */
export const auditEventSchema = z.object({
  id: z.string(),
  at: z.iso.datetime({ offset: true }),
  account_id: z.uuid().nullable(),
  account_name: z.string(),
  via: z.string(),
  action: z.string(),
  subject: z.string().nullable(),
  session_id: z.uuid().nullable(),
  request_id: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});

const hash = z.string().nullish();

/** SHA-256 that `details` hold where files, results or reports were read or made. */
export const auditHashesSchema = z.object({
  video_sha256: hash,
  telemetry_sha256: hash,
  result_sha256: hash,
  /** A report. */
  file: z.string().optional(),
  sha256: hash,
  artifacts: z.array(z.object({ kind: z.string(), sha256: z.string() })).default([]),
});

/** The newest first. `next`: what to ask for as `before` to go on; null at the end. */
export const auditListSchema = z.object({
  events: z.array(auditEventSchema),
  next: z.string().nullable(),
});

export const auditPageQuerySchema = z.strictObject({
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export const auditQuerySchema = auditPageQuerySchema.extend({
  account_id: z.uuid().optional(),
  session_id: z.uuid().optional(),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;
