import { z } from 'zod';
import { errorCodeSchema, faultSchema } from './problem';
import { detectedLightsSchema, lightsSchema } from '../lights';
import { removedSchema } from '../chores';
import { flightResultSchema, verdictSchema } from '../result';
import { phaseSchema, sessionStatusSchema, storageTypeSchema, uploadOptionsSchema } from '../session';
import { siteSchema } from '../site';
import { unitNameSchema, videoTypeSchema } from '../units';

const timeSchema = z.iso.datetime({ offset: true });
const pageNumber = z.coerce.number().int().min(1);

export const sessionParamsSchema = z.object({ id: z.uuid() });
export type SessionParams = z.infer<typeof sessionParamsSchema>;

export const airportIcaoSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{3,4}$/, 'three or four letters or digits');

export const runwayCodeSchema = z.string().trim().toUpperCase().min(1).max(8);

/** The fields of the multipart upload beside its files. */
export const uploadFieldsSchema = z.object({
  airport_icao: airportIcaoSchema,
  runway_code: runwayCodeSchema,
  options: uploadOptionsSchema.prefault({}),
});
export type UploadFields = z.infer<typeof uploadFieldsSchema>;

export const uploadAnswerSchema = z.object({ session_id: z.uuid(), status: sessionStatusSchema });
export type UploadAnswer = z.infer<typeof uploadAnswerSchema>;

/**
 * Where a session stands. `progress_percentage` is of the whole way, `phase_percentage` of the present phase, 0–100. `processed_frames` are
 * measured; `phase_frames` are done in the present phase, where it goes frame by frame (analysis, encode); both of `total_frames`.
 * `seconds_left` until it is complete, as far as that can be told; null while it cannot.
 */
export const sessionStatusAnswerSchema = z.object({
  session_id: z.uuid(),
  status: sessionStatusSchema,
  current_phase: phaseSchema,
  progress_percentage: z.number().min(0).max(100),
  processed_frames: z.number().int().min(0),
  total_frames: z.number().int().min(0).nullable(),
  phase_percentage: z.number().min(0).max(100),
  phase_frames: z.number().int().min(0),
  seconds_left: z.number().int().min(0).nullable(),
  error_code: errorCodeSchema.optional(),
  error_message: z.string().optional(),
  /** Whose fault `error_code` is. */
  error_fault: faultSchema.optional(),
  /** The session waits for something that is away, and since when. It goes on by itself. */
  delayed_code: errorCodeSchema.optional(),
  delayed_since: timeSchema.optional(),
});
export type SessionStatusAnswer = z.infer<typeof sessionStatusAnswerSchema>;

/** A session as a list shows it. */
export const sessionSummarySchema = sessionStatusAnswerSchema.extend({
  airport_icao: z.string(),
  runway_code: z.string(),
  original_file_name: z.string(),
  storage_type: storageTypeSchema,
  notes: z.string(),
  /** Of the whole flight and of its units; null while there is no result. */
  verdict: verdictSchema.nullable(),
  unit_verdicts: z.partialRecord(unitNameSchema, verdictSchema).nullable(),
  recorded_at: timeSchema.nullable(),
  created_at: timeSchema,
  updated_at: timeSchema,
  completed_at: timeSchema.nullable(),
});
export type SessionSummary = z.infer<typeof sessionSummarySchema>;

const keySchema = z.string().nullable();

/** The whole record. `site` is the place as it was when the session was made; keys are object keys of `storage_type`. */
export const sessionRecordSchema = sessionSummarySchema.extend({
  runway_id: z.uuid(),
  attempt: z.number().int(),
  options: uploadOptionsSchema,
  site: siteSchema,
  video_sha256: z.string().nullable(),
  telemetry_file_name: z.string().nullable(),
  telemetry_sha256: z.string().nullable(),
  video_info: z.record(z.string(), z.unknown()).nullable(),
  detected_lights: detectedLightsSchema.nullable(),
  confirmed_lights: lightsSchema.nullable(),
  result: flightResultSchema.nullable(),
  /** The videos that can be asked for now. */
  available_videos: z.array(videoTypeSchema),
  /** When the retention rule removed the original video. */
  original_removed_at: timeSchema.nullable(),
  original_video_s3_key: keySchema,
  telemetry_s3_key: keySchema,
  enhanced_video_s3_key: keySchema,
  enhanced_audio_video_s3_key: keySchema,
  frame_measurements_s3_key: keySchema,
  preview_image_s3_key: keySchema,
  papi_a_video_s3_key: keySchema,
  papi_b_video_s3_key: keySchema,
  papi_c_video_s3_key: keySchema,
  papi_d_video_s3_key: keySchema,
  papi_e_video_s3_key: keySchema,
  papi_f_video_s3_key: keySchema,
  papi_g_video_s3_key: keySchema,
  papi_h_video_s3_key: keySchema,
  side_by_side_video_s3_key: keySchema,
  stills_s3_key: keySchema,
});
export type SessionRecord = z.infer<typeof sessionRecordSchema>;

const dayOrTime = z.union([z.iso.date(), timeSchema]);

/** Filters of the list. `date_from` and `date_to` (a day means all of it, UTC) bound the time of upload. */
export const sessionListQuerySchema = z.strictObject({
  airport_icao: airportIcaoSchema.optional(),
  runway_code: runwayCodeSchema.optional(),
  status: sessionStatusSchema.optional(),
  date_from: dayOrTime.optional(),
  date_to: dayOrTime.optional(),
  page: pageNumber.max(1_000_000).default(1),
  page_size: pageNumber.max(200).default(20),
});
export type SessionListQuery = z.infer<typeof sessionListQuerySchema>;

export const sessionListSchema = z.object({
  sessions: z.array(sessionSummarySchema),
  total: z.number().int().min(0),
  page: z.number().int().min(1),
  page_size: z.number().int().min(1),
  total_pages: z.number().int().min(0),
});
export type SessionList = z.infer<typeof sessionListSchema>;

export const previewAnswerSchema = z.object({
  session_id: z.uuid(),
  preview_url: z.string().nullable(),
  detected_lights: detectedLightsSchema.nullable(),
  status: sessionStatusSchema,
});
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;

export const notesSchema = z.strictObject({ notes: z.string().max(100_000) });
export type Notes = z.infer<typeof notesSchema>;

/** What deleting a session removed. `complete`: nothing is left; else the rest goes by itself as soon as the storage allows it. */
export const sessionRemovedSchema = z.object({
  session_id: z.uuid(),
  complete: z.boolean(),
  removed: z.array(removedSchema),
});
export type SessionRemoved = z.infer<typeof sessionRemovedSchema>;

export const videoParamsSchema = z.object({ id: z.uuid(), video_type: videoTypeSchema });
export type VideoParams = z.infer<typeof videoParamsSchema>;

/** `download`: the browser is to save the file instead of playing it. */
export const videoQuerySchema = z.strictObject({
  download: z
    .enum(['true', 'false'])
    .default('false')
    .transform((word) => word === 'true'),
});

/** `expires_in`: seconds for which the address is promised to work. */
export const videoUrlSchema = z.object({
  url: z.string(),
  expires_in: z.number().int().positive(),
});
export type VideoUrl = z.infer<typeof videoUrlSchema>;
