import { z } from 'zod';
import { airportIcaoSchema, runwayCodeSchema } from './sessions';
import { sessionStatusSchema, storageTypeSchema, uploadOptionsSchema } from '../session';
import { errorCodeSchema } from './problem';

const MEBIBYTE = 1024 ** 2;

/** Limits of the parts of an upload, bytes; only the last part may be smaller than `min`. */
export const PART_SIZE = { min: 5 * MEBIBYTE, usual: 16 * MEBIBYTE, max: 1024 * MEBIBYTE } as const;
export const MAX_PARTS = 10_000;

/**
 * Bytes per part for a file of `size` bytes: the same for the same file, so that an upload can be gone on with after a
 * reload (`getChunkSize` of Uppy's S3 plug-in).
 */
export function uploadPartSize(size: number): number {
  const least = Math.ceil(size / MAX_PARTS / MEBIBYTE) * MEBIBYTE;
  return Math.max(PART_SIZE.usual, least);
}

/** What may be uploaded, for the form and for `getChunkSize`. Sizes in bytes, extensions in lower case with their dot. */
export const uploadLimitsSchema = z.object({
  max_video_bytes: z.number().int().positive(),
  max_telemetry_bytes: z.number().int().positive(),
  video_extensions: z.array(z.string()),
  telemetry_extensions: z.array(z.string()),
  min_part_bytes: z.number().int().positive(),
  max_part_bytes: z.number().int().positive(),
  max_parts: z.number().int().positive(),
  /** Seconds after the last request for it when an upload is given up and its parts are removed. */
  abandoned_after: z.number().int().positive(),
});
export type UploadLimits = z.infer<typeof uploadLimitsSchema>;

/** Begins an upload. `size`: bytes of the whole video; the finished object must have exactly that many. */
export const uploadCreateSchema = z.strictObject({
  airport_icao: airportIcaoSchema,
  runway_code: runwayCodeSchema,
  options: uploadOptionsSchema.prefault({}),
  file_name: z.string().trim().min(1).max(255),
  size: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
});
export type UploadCreate = z.infer<typeof uploadCreateSchema>;

/** `open` takes parts; `completed` has become the session; `refused`: its file is no usable video, and is deleted. */
export const uploadStateSchema = z.enum(['open', 'completed', 'refused']);
export type UploadState = z.infer<typeof uploadStateSchema>;

/** An upload as it stands. `upload_id` is also the id of the session it becomes. Uppy's `{uploadId, key}` are `upload_id` and `key`. */
export const uploadSchema = z.object({
  upload_id: z.uuid(),
  key: z.string(),
  status: uploadStateSchema,
  storage_type: storageTypeSchema,
  file_name: z.string(),
  size: z.number().int(),
  part_size: z.number().int().positive(),
  telemetry_file_name: z.string().nullable(),
  /** Set once completed. */
  session_id: z.uuid().nullable(),
  /** Why it was refused. */
  error_code: errorCodeSchema.optional(),
  error_message: z.string().optional(),
  created_at: z.iso.datetime({ offset: true }),
  /** When it is given up unless something is done with it before. */
  expires_at: z.iso.datetime({ offset: true }),
});
export type Upload = z.infer<typeof uploadSchema>;

export const uploadParamsSchema = z.object({ upload_id: z.uuid() });

export const uploadPartParamsSchema = uploadParamsSchema.extend({
  part_number: z.coerce.number().int().min(1).max(MAX_PARTS),
});

/** Where to PUT the bytes of one part, without further headers; `expires_in` seconds. The answer's `ETag` header names the part. */
export const uploadPartUrlSchema = z.object({
  method: z.literal('PUT'),
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  expires_in: z.number().int().positive(),
});
export type UploadPartUrl = z.infer<typeof uploadPartUrlSchema>;

/** `etag` with or without its quotes. */
const partEtag = z.string().min(1).max(200);

export const uploadPartsSchema = z.object({
  parts: z.array(
    z.object({
      part_number: z.number().int().min(1).max(MAX_PARTS),
      etag: partEtag,
      /** Bytes. */
      size: z.number().int().min(0),
    }),
  ),
});
export type UploadParts = z.infer<typeof uploadPartsSchema>;

/** Every part of the file in the order of its number, each as the storage named it. */
export const uploadCompleteSchema = z.strictObject({
  parts: z
    .array(z.strictObject({ part_number: z.number().int().min(1).max(MAX_PARTS), etag: partEtag }))
    .min(1)
    .max(MAX_PARTS),
});
export type UploadComplete = z.infer<typeof uploadCompleteSchema>;

/** The name under which an upload's telemetry was recorded. */
export const uploadTelemetryQuerySchema = z.strictObject({ file_name: z.string().trim().min(1).max(255) });

/** `bytes` of telemetry are stored. */
export const uploadTelemetryAnswerSchema = z.object({
  telemetry_file_name: z.string(),
  bytes: z.number().int().positive(),
});

export const uploadCompletedSchema = z.object({ session_id: z.uuid(), status: sessionStatusSchema });
export type UploadCompleted = z.infer<typeof uploadCompletedSchema>;
