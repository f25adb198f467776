import { z } from 'zod';
import { figureSchema } from './figure';

/** One candidate on one clip: medians over the rounds. `ratio`: its CPU time over its limit's in the same round. */
export const rowSchema = z.object({
  clip: z.string(),
  candidate: z.string(),
  limit: z.string().nullable(),
  frames: z.number().int(),
  /** User and system time of the whole process tree. */
  cpu_ms_per_frame: z.number(),
  wall_s: z.number(),
  memory_mb: z.number(),
  ratio: z.number().nullable(),
});

export const benchSchema = z.object({
  schema: z.literal('papiscope.bench/1'),
  date: z.string(),
  machine: z.object({
    cpu: z.string(),
    cores: z.number().int(),
    memory_gb: z.number(),
    os: z.string(),
    node: z.string(),
    ffmpeg: z.string(),
    python_opencv: z.string().nullable(),
  }),
  rounds: z.number().int(),
  rows: z.array(rowSchema),
  figures: z.array(figureSchema).default([]),
});

export type BenchRow = z.infer<typeof rowSchema>;
export type BenchReport = z.infer<typeof benchSchema>;
