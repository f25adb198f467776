import { z } from 'zod';

const text = z.string().optional();

export const streamSchema = z.object({
  index: z.number(),
  codec_type: text,
  codec_name: text,
  width: z.number().optional(),
  height: z.number().optional(),
  coded_width: z.number().optional(),
  coded_height: z.number().optional(),
  pix_fmt: text,
  bits_per_raw_sample: text,
  color_range: text,
  color_space: text,
  color_transfer: text,
  r_frame_rate: text,
  avg_frame_rate: text,
  duration: text,
  nb_frames: text,
  disposition: z.record(z.string(), z.number()).optional(),
  tags: z.record(z.string(), z.string()).optional(),
  side_data_list: z.array(z.object({ rotation: z.number().optional() })).optional(),
});
export type FfprobeStream = z.infer<typeof streamSchema>;

/** The part of `ffprobe -show_format -show_streams -of json` that is read here. */
export const ffprobeSchema = z.object({
  streams: z.array(streamSchema).default([]),
  format: z.object({
    format_name: z.string(),
    start_time: text,
    duration: text,
    tags: z.record(z.string(), z.string()).optional(),
  }),
});
