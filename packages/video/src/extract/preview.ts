import type { IndexedFrame, VideoIndex } from '../container/mp4-index';
import { streamOf } from '../decode/decode-key-frames';
import { bareInput } from '../decode/plan-key-frames';
import { inputArgs } from '../process/input';
import { runFfmpeg, type RunOptions } from '../process/run';
import type { VideoProbe } from '../probe/video-probe';
import type { YuvFrame } from '../decode/yuv-frame';
import { INPUT_LIMITS } from '../process/limits';

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
    ...asJpeg(probe, out),
  ];
}

/**
 * The same of a key frame alone, by the index of the file: nothing is sought and decoded before it.
 * Throws `ffmpeg_failed` where the frame is not where the index says.
 */
export async function keyFrameJpeg(
  input: string,
  probe: VideoProbe,
  index: VideoIndex,
  frame: IndexedFrame,
  out: string,
  { signal, timeoutMs }: Pick<RunOptions, 'signal' | 'timeoutMs'> = {},
): Promise<void> {
  const stdin = streamOf(input, index, [frame], signal);
  // the container may be the only one that tells the range
  const jpeg = asJpeg(probe, out, `:in_range=${probe.colorRange}`);
  const argv = [...bareInput(index.codec), '-map', '0:0', ...jpeg];
  await runFfmpeg(argv, { signal, timeoutMs, stdin });
}

/** The same of a whole frame that is decoded already. */
export async function frameJpeg(
  { width, height, bitDepth, range, matrix, y, u, v }: YuvFrame,
  out: string,
  { signal, timeoutMs }: Pick<RunOptions, 'signal' | 'timeoutMs'> = {},
): Promise<void> {
  const format = bitDepth === 10 ? 'yuv420p10le' : 'yuv420p';
  const argv = [
    ...['-protocol_whitelist', 'pipe', '-format_whitelist', 'rawvideo', ...INPUT_LIMITS],
    ...['-f', 'rawvideo', '-pix_fmt', format, '-video_size', `${width}x${height}`, '-i', 'pipe:0'],
    ...asJpeg({ colorMatrix: matrix }, out, `:in_range=${range}`),
  ];
  await runFfmpeg(argv, { signal, timeoutMs, stdin: bytesOf([y, u, v]) });
}

async function* bytesOf(planes: readonly (Uint8Array | Uint16Array)[]): AsyncGenerator<Uint8Array> {
  for (const plane of planes) yield new Uint8Array(plane.buffer, plane.byteOffset, plane.byteLength);
}

function asJpeg({ colorMatrix }: Pick<VideoProbe, 'colorMatrix'>, out: string, range = ''): string[] {
  return [
    '-frames:v',
    '1',
    // JPEG is full range BT.601 by definition; boxes are drawn over its pixels, which a browser takes for squares
    '-vf',
    `scale=in_color_matrix=${colorMatrix}${range}:out_color_matrix=bt601:out_range=pc,setsar=1`,
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
