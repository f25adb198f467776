import { PapiscopeError } from '@papiscope/shared/contracts';
import { inputArgs } from '../process/input';
import { runFfprobe } from '../process/run';
import type { ProbeOptions, VideoProbe } from './video-probe';

const TIMEOUT_MS = 900_000;

/**
 * Presentation times of the frames at which decoding can begin, seconds, from one pass over the packets without decoding. Empty where the
 * times are not to be trusted: a frame without one, or two frames with the same one.
 */
export async function keyFrameTimes(
  input: string,
  probe: VideoProbe,
  options: ProbeOptions = {},
): Promise<number[]> {
  const argv = ['-select_streams', String(probe.streamIndex), '-show_entries', 'packet=pts_time,flags'];
  try {
    const text = await runFfprobe([...argv, '-of', 'csv=p=0', ...inputArgs(input)], {
      signal: options.signal,
      timeoutMs: TIMEOUT_MS,
    });
    return parseKeyFrames(text);
  } catch (error) {
    if (error instanceof PapiscopeError && error.code === 'ffmpeg_failed') return [];
    throw error;
  }
}

/** From ffprobe's lines `pts_time,flags`. Packets that are not shown (`D`) do not count. */
export function parseKeyFrames(text: string): number[] {
  const keys: number[] = [];
  const times = new Set<number>();
  let first = Infinity;
  for (const line of text.split('\n')) {
    const [time = '', flags = ''] = line.trim().split(',');
    if (time === '' && flags === '') continue;
    if (flags.includes('D')) continue;
    const seconds = time === '' || time === 'N/A' ? NaN : Number(time);
    if (!Number.isFinite(seconds) || times.has(seconds)) return [];
    times.add(seconds);
    first = Math.min(first, seconds);
    if (flags.includes('K')) keys.push(seconds);
  }
  const inOrder = keys.every((time, i) => i === 0 || time > (keys[i - 1] ?? 0));
  return inOrder && keys[0] === first ? keys : [];
}
