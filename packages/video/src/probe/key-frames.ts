import { PapiscopeError } from '@papiscope/shared/contracts';
import { readMp4Index, type IndexedFrame, type VideoIndex } from '../container/mp4-index';
import { withRanges } from '../container/ranges';
import { inputArgs } from '../process/input';
import { runFfprobe } from '../process/run';
import type { ProbeOptions, VideoProbe } from './video-probe';

const TIMEOUT_MS = 900_000;

/** Where decoding can begin. `times`: of key frames, seconds; `index`: of the file, where it has one that tells all. */
export interface KeyFrames {
  readonly times: readonly number[];
  readonly index: VideoIndex | null;
}

/**
 * The frames at which decoding can begin, from the file's index, or where it has none from one pass over the packets without decoding. No
 * times where they are not to be trusted: a frame without one, or two frames with the same one.
 */
export async function findKeyFrames(
  input: string,
  probe: VideoProbe,
  options: ProbeOptions = {},
): Promise<KeyFrames> {
  const index = await withRanges(input, options.signal, (ranges) => readMp4Index(ranges, probe));
  if (index === null) return { times: await keyFrameTimes(input, probe, options), index };
  const times = trustedTimes(index.frames);
  return { times, index: times.length === 0 ? null : index };
}

/** The same from a pass over the packets. */
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
  const frames = text.split('\n').flatMap((line) => {
    const [time = '', flags = ''] = line.trim().split(',');
    if ((time === '' && flags === '') || flags.includes('D')) return [];
    return [{ time: time === '' || time === 'N/A' ? NaN : Number(time), key: flags.includes('K') }];
  });
  return trustedTimes(frames);
}

function trustedTimes(frames: readonly Pick<IndexedFrame, 'time' | 'key'>[]): number[] {
  const times = new Set(frames.map(({ time }) => time));
  if (times.size < frames.length || frames.some(({ time }) => !Number.isFinite(time))) return [];
  const first = frames.reduce((least, { time }) => Math.min(least, time), Infinity);
  const keys = frames.filter(({ key }) => key).map(({ time }) => time);
  const inOrder = keys.every((time, i) => i === 0 || time > (keys[i - 1] ?? 0));
  return inOrder && keys[0] === first ? keys : [];
}
