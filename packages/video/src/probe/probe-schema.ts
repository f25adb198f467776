import { z } from 'zod';
import type { VideoProbe } from './video-probe';

/** What a probe is after JSON: kept once, it spares whoever reads the same video later another look at the file. */
export const videoProbeSchema: z.ZodType<VideoProbe> = z.object({
  width: z.number(),
  height: z.number(),
  codedWidth: z.number(),
  codedHeight: z.number(),
  rotation: z.number(),
  frameRate: z.number(),
  variableFrameRate: z.boolean(),
  frameCount: z.number(),
  durationSeconds: z.number(),
  startSeconds: z.number(),
  streamIndex: z.number(),
  codec: z.string(),
  pixelFormat: z.string(),
  bitDepth: z.number(),
  colorRange: z.enum(['tv', 'pc']),
  colorMatrix: z.enum(['bt601', 'bt709', 'bt2020']),
  colorTransfer: z.string().nullable(),
  hasAudio: z.boolean(),
  audioCodec: z.string().nullable(),
  subtitleTracks: z.array(z.object({ index: z.number(), codec: z.string() })),
  createdAt: z.string().nullable(),
  formatName: z.string(),
});
