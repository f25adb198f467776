import { z } from 'zod';
import { auditEventSchema } from './api/audit';
import { siteSchema } from './site';

/** Lower-case hex. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, 'not a SHA-256');
const timeSchema = z.iso.datetime({ offset: true });

/** A file of a measurement. `sha256`: of the bytes as they arrived or were made. Null: never known, as of uploads that were not finished. */
const fileShape = {
  key: z.string().nullable(),
  /** Bytes. */
  size: z.number().int().min(0).nullable(),
  sha256: sha256Schema.nullable(),
};

/** What was uploaded. `removed_at`: the retention rule has removed it, its hash stays. */
export const manifestInputSchema = z.object({
  role: z.enum(['video', 'telemetry']),
  /** As the client named it; null for telemetry that was taken out of the video. */
  file_name: z.string().nullable(),
  ...fileShape,
  removed_at: timeSchema.nullable(),
});

/** What a stage made: frame measurements and videos. */
export const manifestArtifactSchema = z.object({
  kind: z.string(),
  ...fileShape,
  published_at: timeSchema.nullable(),
});

/** A report that was handed out once. `kept`: it is still the one under its key; a later one has taken its place otherwise. */
export const manifestReportSchema = z.object({
  file: z.string(),
  ...fileShape,
  sha256: sha256Schema,
  made_at: timeSchema,
  /** Of the result it was made of. */
  result_sha256: sha256Schema,
  kept: z.boolean(),
});

/** A value of the place that is another one now than when the flight was uploaded. */
export const siteChangeSchema = z.object({
  /** e.g. `PAPI_A.nominal_angle`. */
  what: z.string(),
  measured_with: z.union([z.string(), z.number()]).nullable(),
  now: z.union([z.string(), z.number()]).nullable(),
});
export type SiteChange = z.infer<typeof siteChangeSchema>;

/** Everything that vouches for a measurement, kept as `reports/{id}/manifest.json`. Hashes of data are of their canonical JSON. */
export const manifestSchema = z.object({
  schema: z.literal('papiscope.manifest/1'),
  made_at: timeSchema,
  session_id: z.uuid(),
  airport_icao: z.string(),
  runway_code: z.string(),
  attempt: z.number().int(),
  uploaded_at: timeSchema,
  recorded_at: timeSchema.nullable(),
  completed_at: timeSchema.nullable(),
  software: z.object({ version: z.string(), algorithm: z.string(), reports: z.string() }),
  inputs: z.array(manifestInputSchema),
  /** The place as it was when the flight was uploaded, which it is judged by. */
  site: z.object({ sha256: sha256Schema, content: siteSchema, changed_since: z.array(siteChangeSchema) }),
  result: z.object({ sha256: sha256Schema }),
  artifacts: z.array(manifestArtifactSchema),
  reports: z.array(manifestReportSchema),
  /** What PDFs are signed with now. */
  certificate: z.object({ subject: z.string(), sha256: sha256Schema }).nullable(),
  /** The oldest first: what people did to this measurement, and to the runway's published values since. */
  trail: z.array(auditEventSchema),
});
export type Manifest = z.infer<typeof manifestSchema>;
