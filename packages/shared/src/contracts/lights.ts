import { z } from 'zod';
import { unitNameSchema } from './units';

/** Where a light is in the preview frame: centre and size in percent of the frame's width (x, size, width) and height (y, height). */
export const lightBoxSchema = z.object({
  x: z.number().min(0).max(100),
  y: z.number().min(0).max(100),
  size: z.number().positive().max(100),
  width: z.number().positive().max(100).optional(),
  height: z.number().positive().max(100).optional(),
  /** That it was found right; absent where a person has placed or confirmed it. */
  confidence: z.number().min(0).max(1).optional(),
});
export type LightBox = z.infer<typeof lightBoxSchema>;

/** Boxes by unit name; at least one unit. */
export const lightsSchema = z
  .partialRecord(unitNameSchema, lightBoxSchema)
  .refine((lights) => Object.keys(lights).length > 0, { message: 'name at least one light' });
export type Lights = z.infer<typeof lightsSchema>;

const placedSchema = z.partialRecord(unitNameSchema, lightBoxSchema.omit({ confidence: true }));

/** The same boxes as a person's own: without the confidence of a search. */
export function confirmedByPerson(lights: Lights): Lights {
  return placedSchema.parse(lights);
}

/** What the first look found. `confidence` is of the whole: that these boxes are the bar and carry the right names. */
export const detectedLightsSchema = z.object({
  lights: z.partialRecord(unitNameSchema, lightBoxSchema),
  confidence: z.number().min(0).max(1),
  /** Presentation time of the frame the boxes refer to, seconds. */
  timestamp: z.number().min(0),
  frame_width: z.number().int().positive(),
  frame_height: z.number().int().positive(),
});
export type DetectedLights = z.infer<typeof detectedLightsSchema>;
