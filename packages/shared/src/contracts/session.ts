import { z } from 'zod';
import { reportFactsSchema } from './report';

export const sessionStatusSchema = z.enum([
  'pending',
  'preview_ready',
  'processing',
  'completed',
  'error',
  'cancelled',
]);
export type SessionStatus = z.infer<typeof sessionStatusSchema>;

/** The stage a session is in; `done` once nothing is left to do. */
export const phaseSchema = z.enum(['ingest', 'confirm', 'analysis', 'encode', 'upload', 'done']);
export type Phase = z.infer<typeof phaseSchema>;

export const storageTypeSchema = z.enum(['local', 's3']);
export type StorageType = z.infer<typeof storageTypeSchema>;

/** Lights that were found with this confidence are measured without a person having looked at them, unless asked otherwise. */
export const SURE_OF_LIGHTS = 0.9;

/** Options an upload may carry. */
export const uploadOptionsSchema = z.strictObject({
  /** Go straight on to analysis when the lights were found with at least `min_confidence`. */
  auto_confirm: z.boolean().default(false),
  min_confidence: z.number().min(0).max(1).default(SURE_OF_LIGHTS),
  /** Make the enhanced video and one video per light. */
  videos: z.boolean().default(true),
  /** Where the video has no sound: make `enhanced_with_audio` with a tone at each transition. */
  tones: z.boolean().default(false),
  /** The enhanced video's shorter side has at most this many pixels. */
  enhanced_max_height: z.number().int().min(360).max(4320).default(1080),
  /** What the report is to state beside the measurement. */
  report: reportFactsSchema.optional(),
});
export type UploadOptions = z.infer<typeof uploadOptionsSchema>;
