import { inputArgs } from '../process/input';
import { runFfmpeg, type RunOptions } from '../process/run';
import type { VideoProbe } from '../probe/video-probe';

const QUALITY = '2';

/** Writes the first frame at or after `time` (seconds on the container's clock) as a full-size, upright JPEG file. */
export async function previewJpeg(
  input: string,
  probe: VideoProbe,
  time: number,
  out: string,
  options: Pick<RunOptions, 'signal' | 'timeoutMs'> = {},
): Promise<void> {
  await runFfmpeg(planPreview(input, probe, time, out), options);
}

export function planPreview(input: string, probe: VideoProbe, time: number, out: string): string[] {
  // half a frame earlier, so that a time printed with fewer decimals still finds its own frame
  const seek = Math.max(0, time - probe.startSeconds - 0.5 / probe.frameRate);
  return [
    ...(seek > 0 ? ['-ss', seek.toFixed(6)] : []),
    ...inputArgs(input),
    '-map',
    `0:${probe.streamIndex}`,
    '-frames:v',
    '1',
    // JPEG is full range BT.601 by definition
    '-vf',
    `scale=in_color_matrix=${probe.colorMatrix}:out_color_matrix=bt601:out_range=pc`,
    '-pix_fmt',
    'yuvj420p',
    '-q:v',
    QUALITY,
    '-f',
    'image2',
    '-update',
    '1',
    out,
  ];
}
