import { unitNameSchema, verdictSchema } from '@papiscope/shared/contracts';
import { z } from 'zod';

const count = z.number().int().min(0);
const measured = z.number().nullable();

/** One unit of one flight beside its truth. Angles in degrees; errors, widths and uncertainties in arc minutes; null where not measured. */
export const unitRowSchema = z.object({
  unit: unitNameSchema,
  lit: z.boolean(),
  true_angle: z.number(),
  true_width: z.number(),
  /** Form of the colour change. */
  edge: z.string(),
  nominal: z.number(),
  /** Degrees. */
  tolerance: measured,
  /** Measured minus true. */
  error: measured,
  /** What the telemetry alone brings: the error of a perfect colour reading with it. */
  telemetry_error: measured,
  /** Measured minus what a perfect colour reading finds with the same telemetry. */
  colour_error: measured,
  width: measured,
  /** Expanded (k = 2). */
  u_angle: measured,
  u_width: measured,
  passes: count,
  verdict: verdictSchema,
  reason: z.string().nullable(),
});
export type UnitRow = z.infer<typeof unitRowSchema>;

/** How often each distance between a measured and a true centre occurred: bin i holds i/50 … (i+1)/50 pixels, the last one all beyond. */
const histogramSchema = z.array(count);

export const trackingRowSchema = z.object({
  /** Pairs of frame and lit unit inside the frame, from the first frame on. */
  expected: count,
  tracked: count,
  /** Sightings nearer to another unit than to their own. */
  identity_errors: count,
  /** Sightings of a unit that is dark or outside of the frame. */
  invented: count,
  centroid_unclipped: histogramSchema,
  centroid_clipped: histogramSchema,
  /** Sightings of a unit whose true white part is below 5 % or above 95 %, and those of them with the true status. */
  plain: count,
  status_agrees: count,
});
export type TrackingRow = z.infer<typeof trackingRowSchema>;

/** What came of one flight: a line of `rows.jsonl`. */
export const flightRowSchema = z.object({
  key: z.string(),
  set: z.string(),
  number: count,
  options: z.record(z.string(), z.unknown()),
  megabits: z.number(),
  /** Diameter of a unit's spot (full width at half maximum) and distance of neighbouring units, pixels. */
  spot_px: z.number(),
  spacing_px: z.number(),
  frames: count,
  /** Code and words of the error that ended the measurement. */
  failure: z.string().nullable(),
  detection: z.object({
    found: z.boolean(),
    confidence: measured,
    /** Every box is on the unit whose name it carries. */
    right: z.boolean(),
    /** Every lit unit has a box. */
    complete: z.boolean(),
  }),
  /** Seconds. */
  time_offset: z.object({ true: z.number(), measured: measured, u: measured }),
  grade: z.string().nullable(),
  absolute_angles: z.string().nullable(),
  tracking: trackingRowSchema.nullable(),
  units: z.array(unitRowSchema),
  warnings: z.array(z.string()),
  /** CPU time of this process a frame, decoder and encoder not counted: milliseconds. */
  cpu_ms: z.object({ simulate: z.number(), measure: z.number() }),
});
export type FlightRow = z.infer<typeof flightRowSchema>;
