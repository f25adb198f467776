import { PapiscopeError } from '@papiscope/shared/contracts';
import { inputArgs } from '../process/input';
import { runFfmpeg, type RunOptions } from '../process/run';
import type { VideoProbe } from '../probe/video-probe';

/**
 * One subtitle track as SRT text, on the container's clock. `trackIndex` counts subtitle tracks from 0.
 * Throws `telemetry_missing` when there is no such track.
 */
export async function extractSubtitles(
  input: string,
  probe: VideoProbe,
  trackIndex: number,
  options: Pick<RunOptions, 'signal' | 'timeoutMs'> = {},
): Promise<string> {
  const track = probe.subtitleTracks.find(({ index }) => index === trackIndex);
  if (track === undefined) {
    throw new PapiscopeError('telemetry_missing', `The video has no subtitle track ${trackIndex}.`);
  }
  const encoder = track.codec === 'subrip' ? 'copy' : 'srt';
  const argv = [
    '-copyts',
    ...inputArgs(input),
    '-map',
    `0:s:${trackIndex}`,
    '-c:s',
    encoder,
    '-f',
    'srt',
    'pipe:1',
  ];
  return (await runFfmpeg(argv, options)).toString('utf8');
}
