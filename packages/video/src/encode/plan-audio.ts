import { inputArgs } from '../process/input';
import type { VideoProbe } from '../probe/video-probe';

/** What MP4 carries as it is; other sound is encoded to AAC. */
const COPIED = new Set(['aac', 'mp3', 'ac3', 'eac3', 'alac', 'opus']);

/** ffmpeg's arguments that put the original's sound under the annotated video; null when the original has none. */
export function planAudio(
  annotated: string,
  original: string,
  probe: VideoProbe,
  out: string,
): string[] | null {
  if (!probe.hasAudio) return null;
  const codec = COPIED.has(probe.audioCodec ?? '') ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '160k'];
  return [
    ...inputArgs(annotated),
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
