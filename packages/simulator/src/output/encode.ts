import { rename } from 'node:fs/promises';
import { runFfmpeg } from '@papiscope/video';
import type { Simulation } from '../options';

/** x265 has threads of its own beside those that ffmpeg tells it. */
const X265_PARAMS = 'log-level=error:pools=none:frame-threads=1';

/**
 * Arguments that encode raw yuv420p pictures from standard input, with subtitles where they are embedded. One thread: with more, both
 * encoders spend a limited rate differently from run to run, and the same seed would not give the same video.
 */
export function planEncode(options: Simulation, subtitles: string | null, target: string): string[] {
  const { width, height, fps, codec } = options;
  const colour = [
    '-colorspace',
    'bt709',
    '-color_primaries',
    'bt709',
    '-color_trc',
    TRANSFER_OPTION[declaredTransfer(options)],
    '-color_range',
    'tv',
  ];
  const encoder =
    codec === 'h264'
      ? ['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high']
      : ['-c:v', 'libx265', '-preset', 'ultrafast', '-tag:v', 'hvc1', '-x265-params', X265_PARAMS];
  return [
    ...[
      '-f',
      'rawvideo',
      '-pix_fmt',
      'yuv420p',
      '-video_size',
      `${width}x${height}`,
      '-framerate',
      String(fps),
    ],
    ...['-i', 'pipe:0'],
    ...(subtitles === null ? [] : ['-f', 'srt', '-i', subtitles]),
    ...['-map', '0:v', ...(subtitles === null ? [] : ['-map', '1:s', '-c:s', 'mov_text'])],
    ...sharpened(options),
    ...encoder,
    ...quality(options),
    ...['-g', String(Math.round(fps)), '-threads', '1', '-pix_fmt', 'yuv420p'],
    ...colour,
    ...['-movflags', '+faststart', '-f', codec === 'h264' ? 'mp4' : 'mov', target],
  ];
}

/** The transfer that the video declares, as ffprobe names it. */
export function declaredTransfer({ tone, declaresTone = false }: Pick<Simulation, 'tone' | 'declaresTone'>) {
  if (tone === 'hlg') return 'arib-std-b67';
  if (declaresTone && tone === 'srgb') return 'iec61966-2-1';
  if (declaresTone && tone === 'gamma22') return 'bt470m';
  return 'bt709';
}

/** The same as ffmpeg's encoders are told. */
const TRANSFER_OPTION: Record<ReturnType<typeof declaredTransfer>, string> = {
  'arib-std-b67': 'arib-std-b67',
  'iec61966-2-1': 'iec61966-2-1',
  bt470m: 'gamma22',
  bt709: 'bt709',
};

/** Cameras sharpen what they have coded, before it is encoded. */
function sharpened({ sharpening = 0 }: Simulation): string[] {
  return sharpening > 0 ? ['-vf', `unsharp=5:5:${sharpening}:5:5:0`] : [];
}

/** As a camera's encoder works: a mean rate that is kept to over about two seconds. */
function quality({ crf, megabits }: Simulation): string[] {
  if (megabits === undefined) return ['-crf', String(crf)];
  const kilobits = (factor: number): string => `${Math.round(1000 * factor * megabits)}k`;
  return ['-b:v', kilobits(1), '-maxrate', kilobits(1.5), '-bufsize', kilobits(2)];
}

/** Encodes beside the final path and moves the whole file there, so that a broken one never stands in its place. */
export async function encodeVideo(
  options: Simulation,
  subtitles: string | null,
  target: string,
  pictures: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  const partial = `${target}.partial`;
  await runFfmpeg(planEncode(options, subtitles, partial), { stdin: pictures, signal });
  await rename(partial, target);
}
