import { open, stat } from 'node:fs/promises';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { inputArgs, isUrl } from '../process/input';
import { PROBE_LIMITS } from '../process/limits';
import { runFfprobe } from '../process/run';
import { parseProbe } from './parse-probe';
import { checkEnd } from './truncation';
import type { ProbeOptions, VideoProbe } from './video-probe';

const TIMEOUT_MS = 120_000;

/**
 * Reads what a video file or URL is. Throws `video_missing`, `video_empty`, `video_unreadable`, `video_no_stream`,
 * `video_truncated`, `video_too_short` or `video_over_limits`, and `storage_unavailable` when a URL does not answer.
 */
export async function probeVideo(input: string, options: ProbeOptions = {}): Promise<VideoProbe> {
  if (!isUrl(input)) await checkFile(input);
  const json = await describe(input, options);
  const probe = parseProbe(json);
  await checkEnd(input, probe, options);
  return probe;
}

async function describe(input: string, { signal }: ProbeOptions): Promise<unknown> {
  try {
    const text = await runFfprobe(
      ['-show_format', '-show_streams', '-of', 'json', ...inputArgs(input, PROBE_LIMITS)],
      {
        signal,
        timeoutMs: TIMEOUT_MS,
      },
    );
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw refusal(cause);
  }
}

function refusal(cause: unknown): unknown {
  if (!(cause instanceof PapiscopeError) || cause.code !== 'ffmpeg_failed') return cause;
  const said = cause.detail ?? '';
  if (said.includes('exceeds max_streams'))
    return new PapiscopeError('video_over_limits', 'Streams.', { cause });
  if (/moov atom not found|error reading header[^\n]*\n[^\n]*End of file/.test(said))
    return new PapiscopeError('video_truncated', undefined, { cause });
  if (/HTTP error 404|404 Not Found/.test(said)) {
    return new PapiscopeError('object_missing', undefined, { cause });
  }
  if (/HTTP error|Connection|timed out|Input\/output error/i.test(said)) {
    return new PapiscopeError('storage_unavailable', undefined, { cause });
  }
  return new PapiscopeError('video_unreadable', undefined, { cause });
}

async function checkFile(path: string): Promise<void> {
  const info = await stat(path).catch((cause: unknown) => {
    throw new PapiscopeError('video_missing', undefined, { cause });
  });
  if (!info.isFile()) throw new PapiscopeError('video_missing', 'It is not a file.');
  if (info.size === 0) throw new PapiscopeError('video_empty');
  if (!isContainer(await head(path))) throw new PapiscopeError('video_unreadable');
}

async function head(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The signatures of ISO media (mp4, mov), RIFF (avi) and EBML (mkv). */
function isContainer(start: Buffer): boolean {
  const box = start.toString('latin1', 4, 8);
  return (
    ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot', 'uuid'].includes(box) ||
    (start.toString('latin1', 0, 4) === 'RIFF' && start.toString('latin1', 8, 11) === 'AVI') ||
    start.toString('hex', 0, 4) === '1a45dfa3'
  );
}
