import { inputArgs } from '../process/input';
import type { VideoProbe } from '../probe/video-probe';
import { TONE_RATE } from './tones';

/** What MP4 carries as it is; other sound is encoded to AAC. */
const COPIED = new Set(['aac', 'mp3', 'ac3', 'eac3', 'alac', 'opus']);

/** A picture that begins later than the sound stays later. */
const KEPT_TIMES = ['-copyts'];

/** ffmpeg's arguments that put the original's sound under the annotated video; null when the original has none. */
export function planAudio(
  annotated: string,
  original: string,
  probe: VideoProbe,
  out: string,
): string[] | null {
  if (!probe.hasAudio) return null;
  const codec = COPIED.has(probe.audioCodec ?? '') ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '160k'];
  const { startSeconds } = probe;
  return [
    ...KEPT_TIMES,
    ...inputArgs(annotated),
    // the annotated video's clock begins with the original's container
    ...(startSeconds === 0 ? [] : ['-itsoffset', (-startSeconds).toFixed(6)]),
    ...inputArgs(original),
    '-map',
    '0:v:0',
    '-map',
    '1:a:0',
    '-c:v',
    'copy',
    ...codec,
    '-movflags',
    '+faststart',
    out,
  ];
}

/** ffmpeg's arguments that put the samples of standard input (see {@link TONE_RATE}) under the annotated video. */
export function planTones(annotated: string, out: string): string[] {
  return [
    ...KEPT_TIMES,
    ...inputArgs(annotated),
    ...['-f', 's16le', '-ar', String(TONE_RATE), '-ac', '1', '-i', 'pipe:0'],
    ...['-map', '0:v:0', '-map', '1:a:0', '-c:v', 'copy', '-c:a', 'aac', '-b:a', '64k'],
    '-movflags',
    '+faststart',
    out,
  ];
}
