import { unitNameSchema } from '@papiscope/shared/contracts';
import { z } from 'zod';

/** `truth.json`: what a measurement of the flight must find. Angles in degrees of the white flux share, times in seconds. */
export const truthSchema = z.object({
  schema: z.literal('papiscope.truth/1'),
  seed: z.number(),
  frame_width: z.number(),
  frame_height: z.number(),
  fps: z.number(),
  /** Video time + offset = telemetry time, as it stands in the subtitles. */
  time_offset_s: z.number(),
  units: z.partialRecord(
    unitNameSchema,
    z.object({
      lit: z.boolean(),
      nominal: z.number(),
      theta10: z.number(),
      theta50: z.number(),
      theta90: z.number(),
    }),
  ),
  frames: z.array(
    z.object({
      frame: z.number(),
      time: z.number(),
      units: z.partialRecord(
        unitNameSchema,
        z.object({
          x: z.number(),
          y: z.number(),
          angle: z.number(),
          white: z.number(),
          visible: z.boolean(),
        }),
      ),
    }),
  ),
});
export type Truth = z.infer<typeof truthSchema>;
