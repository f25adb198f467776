import { z } from 'zod';
import { unitNameSchema } from '../units';

const column = z.array(z.number().nullable());

/** Frames that stand for a flight where nobody asks for more or fewer. */
export const SERIES_POINTS = 2_000;

/** `points`: how many frames at most stand for the whole flight; those in the units' transitions come in addition. */
export const seriesQuerySchema = z.strictObject({
  points: z.coerce.number().int().min(10).max(10_000).default(SERIES_POINTS),
});
export type SeriesQuery = z.infer<typeof seriesQuerySchema>;

/**
 * One unit, column by column. `angle`, `horizontal`: degrees, with the flight's time offset applied; `signal`: ΣG/ΣR;
 * `intensity`: 0–255; `red`, `green`, `blue`: gamma-coded mean colour, 0–255; `saturated`: share of clipped pixels, 0–1;
 * `x`, `y`: pixels of the frame. `signal` and what follows are null where the light was not seen.
 */
export const unitSeriesSchema = z.object({
  angle: column,
  horizontal: column,
  signal: column,
  intensity: column,
  red: column,
  green: column,
  blue: column,
  saturated: column,
  x: column,
  y: column,
});
export type UnitSeries = z.infer<typeof unitSeriesSchema>;

/** A flight thinned for charts; all columns have one length. `time`: video seconds; `height`: metres above the ellipsoid. */
export const seriesSchema = z.object({
  session_id: z.uuid(),
  total_frames: z.number().int(),
  time: z.array(z.number()),
  frame: z.array(z.number().int()),
  height: column,
  latitude: column,
  longitude: column,
  units: z.partialRecord(unitNameSchema, unitSeriesSchema),
  /** Rows of the measurements that could not be read. */
  unreadable: z.number().int(),
});
export type Series = z.infer<typeof seriesSchema>;
