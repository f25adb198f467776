import { lightBoxSchema, unitNameSchema } from '@papiscope/shared/contracts';
import { z } from 'zod';
import { flightRowSchema } from '../row';

/** Names of the files in the folder of a flight. */
export const FILES = {
  truth: 'truth.json',
  site: 'site.json',
  telemetry: 'telemetry.srt',
  sightings: 'sightings.ndjson.gz',
  seen: 'seen.json',
  simulated: 'simulated.json',
} as const;

/** What measuring a flight brought beside its sightings. CPU times in milliseconds of the whole flight. */
export const seenSchema = z.object({
  failure: z.string().nullable(),
  detection: flightRowSchema.shape.detection,
  lights: z.partialRecord(unitNameSchema, lightBoxSchema),
  cpu_ms: z.object({ simulate: z.number(), measure: z.number() }),
});
export type Seen = z.infer<typeof seenSchema>;

/** Where the simulator wrote what, and its CPU time in milliseconds. */
export const simulatedSchema = z.object({
  video: z.string(),
  telemetry: z.string().nullable(),
  site: z.string(),
  truth: z.string(),
  cpu_ms: z.number(),
});
export type Simulated = z.infer<typeof simulatedSchema>;
