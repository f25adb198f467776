import { z } from 'zod';
import { unitNameSchema, type UnitName } from '@papiscope/shared/contracts';
import { isSameTrack, type TrackState } from '@papiscope/vision';

const pointSchema = z.object({ x: z.number(), y: z.number() });
const lightSchema = z.object({ strength: z.number(), radius: z.number(), span: z.number().optional() });

/** A tracker between two frames, and which units it follows. */
export interface Following {
  readonly units: readonly UnitName[];
  readonly tracker: TrackState;
}

const followingSchema: z.ZodType<Following> = z.object({
  units: z.array(unitNameSchema),
  tracker: z.object({
    units: z.array(
      z.object({
        point: pointSchema,
        greenRed: z.number().nullable(),
        lastSeen: z.number().nullable(),
        known: z.boolean(),
        seen: z.number(),
        light: lightSchema.nullable(),
        strength: z.number().nullable(),
      }),
    ),
    velocity: pointSchema.nullable(),
    calm: z.boolean(),
    dark: z.number(),
    whole: z.array(z.object({ point: pointSchema, light: lightSchema.nullable() })).nullable(),
    gone: z.object({ over: z.enum(['left', 'right']), stranger: pointSchema.nullable() }).nullable(),
    lastTime: z.number().nullable(),
    missedFrames: z.number(),
    size: z
      .object({
        radius: z.number(),
        lamps: z.object({ count: z.number(), gap: z.number() }).nullable(),
        spacing: z.number(),
      })
      .nullable(),
    search: z.object({ level: z.number(), interval: z.number() }).nullable(),
    ringRadius: z.number().nullable(),
  }),
});

/** What was known right before a stretch's first frame, and behind its last one. */
export interface StretchBorders {
  readonly entered: Following;
  readonly left: Following;
}

export const stretchBordersSchema: z.ZodType<StretchBorders> = z.object({
  entered: followingSchema,
  left: followingSchema,
});

/**
 * Both follow the same lights under the same names and will see the same from here on: the frames behind a border are what they would be,
 * had the video been measured in one piece.
 */
export function isSameFollowing(a: Following, b: Following): boolean {
  return a.units.join() === b.units.join() && isSameTrack(a.tracker, b.tracker);
}
