import { lightBoxSchema, unitNameSchema } from '@papiscope/shared/contracts';
import { z } from 'zod';
import { flightRowSchema } from '../row';

/** Names of the files that a measured flight leaves in its folder beside those of the simulator. */
export const FILES = {
  truth: 'truth.json',
  site: 'site.json',
  telemetry: 'telemetry.srt',
  sightings: 'sightings.ndjson.gz',
  seen: 'seen.json',
} as const;

/** What measuring a flight brought beside its sightings. CPU times in milliseconds of the whole flight. */
export const seenSchema = z.object({
  failure: z.string().nullable(),
  detection: flightRowSchema.shape.detection,
  lights: z.partialRecord(unitNameSchema, lightBoxSchema),
  cpu_ms: z.object({ simulate: z.number(), measure: z.number() }),
});
export type Seen = z.infer<typeof seenSchema>;
