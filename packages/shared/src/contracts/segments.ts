import { z } from 'zod';
import { unitNameSchema } from './units';

const pointSchema = z.object({ x: z.number(), y: z.number() });

/**
 * Radius of the lights, the row of `lamps` that each is where their light tells it (null: they are not, or the session is from before they were
 * looked for), and the distance between units at which both were measured; luma pixels.
 */
const lightSizeSchema = z.object({
  radius: z.number().positive(),
  lamps: z
    .object({ count: z.number().int().min(2), gap: z.number().positive() })
    .nullable()
    .default(null),
  spacing: z.number().positive(),
});

/** Where the first look saw the lights of a bar, in the frame shown at `timestamp` seconds; luma pixels. */
export const barPlaceSchema = z.object({
  timestamp: z.number(),
  /** Least distance between two units. */
  spacing: z.number().positive(),
  /** Radius of the lights. */
  radius: z.number().positive(),
  units: z.partialRecord(unitNameSchema, pointSchema),
});
export type BarPlace = z.infer<typeof barPlaceSchema>;

/** How a video is split, seconds. `usual`: all segments but the last, at least; `least`: the last one, at least. */
export const segmentLengthsSchema = z.object({ usual: z.number().positive(), least: z.number().positive() });
export type SegmentLengths = z.infer<typeof segmentLengthsSchema>;

/** Each further segment costs its warm-up: shorter ones are not worth it. */
export const SEGMENT_LENGTHS: SegmentLengths = { usual: 30, least: 10 };

/** What the splitting of a video rests on; all times are presentation times in seconds. */
export const firstLookSchema = z.object({
  frame_width: z.number().int().positive(),
  frame_height: z.number().int().positive(),
  frame_rate: z.number().positive(),
  lengths: segmentLengthsSchema,
  /** Of the video's first frame, and where its last one ends. */
  start: z.number(),
  end: z.number(),
  /** Where decoding can begin, in order; empty where the file's times are not to be trusted. */
  key_frames: z.array(z.number()),
  /** Of the lights in the frame in which they are shown to be confirmed; null where it is not known. */
  size: lightSizeSchema.nullable(),
  /** In order of time. */
  places: z.array(barPlaceSchema),
});
export type FirstLook = z.infer<typeof firstLookSchema>;

/**
 * How following the lights begins in the middle of a video: decoding enters at `key_frame`, and the units stand at their places in the
 * frame shown at `timestamp`. Frames from there to the segment's start are a warm-up that its predecessor measures, too. `size`: of the
 * lights where they were confirmed, the same for all segments; null: to be measured there.
 */
export const segmentEntrySchema = z.object({
  key_frame: z.number(),
  timestamp: z.number(),
  size: lightSizeSchema.nullable(),
  units: z.array(z.object({ unit: unitNameSchema, ...pointSchema.shape })),
});
export type SegmentEntry = z.infer<typeof segmentEntrySchema>;

/** A stretch of the video, seconds: frames with `start` ≤ time < `end`; `end` null: to its end. Without an entry it is the first one. */
export const segmentPlanSchema = z.object({
  start: z.number(),
  end: z.number().nullable(),
  entry: segmentEntrySchema.nullable(),
});
export type SegmentPlan = z.infer<typeof segmentPlanSchema>;
