import { z } from 'zod';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { isWhole } from '../container/boxes';
import { withRanges } from '../container/ranges';
import { inputArgs } from '../process/input';
import { runFfprobe } from '../process/run';
import type { ProbeOptions, VideoProbe } from './video-probe';

const packetsSchema = z.object({
  packets: z
    .array(z.object({ pts_time: z.string().optional(), size: z.string(), flags: z.string() }))
    .default([]),
});

/** Up to this part of the duration there must be packets. */
const MUST_REACH = 0.9;

/** Throws `video_truncated` when the container promises packets near the end that the file does not hold. */
export async function checkEnd(input: string, probe: VideoProbe, options: ProbeOptions): Promise<void> {
  // most files are whole, and say so in a few bytes
  if (await withRanges(input, options.signal, isWhole)) return;
  if (!(await latePacketIsRead(input, probe, options))) throw new PapiscopeError('video_truncated');
}

/** Whether the boxes of a file reach its end, from a few of its bytes: what a former look told of it then still holds. */
export async function isStillWhole(input: string, { signal }: ProbeOptions = {}): Promise<boolean> {
  try {
    return (await withRanges(input, signal, isWhole)) === true;
  } catch {
    return false;
  }
}

async function latePacketIsRead(input: string, probe: VideoProbe, options: ProbeOptions): Promise<boolean> {
  const late = lateMark(probe);
  const entries = await runFfprobe(
    [
      '-select_streams',
      String(probe.streamIndex),
      '-read_intervals',
      `${late.toFixed(3)}%${(late + 0.5).toFixed(3)}`,
      '-show_entries',
      'packet=pts_time,size,flags',
      '-of',
      'json',
      ...inputArgs(input),
    ],
    { signal: options.signal, timeoutMs: 300_000 },
  ).catch((error: unknown) => {
    if (error instanceof PapiscopeError && error.code === 'ffmpeg_failed') return '{}';
    throw error;
  });
  return reaches(entries, probe);
}

function lateMark({ startSeconds, durationSeconds }: VideoProbe): number {
  return startSeconds + durationSeconds * MUST_REACH;
}

function reaches(entries: string, probe: VideoProbe): boolean {
  const parsed = packetsSchema.safeParse(JSON.parse(entries) as unknown);
  if (!parsed.success) return false;
  const from = lateMark(probe) - Math.max(0.5, 3 / probe.frameRate);
  return parsed.data.packets.some(
    ({ pts_time, size, flags }) =>
      Number(size) > 0 && !flags.includes('C') && (pts_time === undefined || Number(pts_time) >= from),
  );
}
