import type { MeasurementSession } from '../database';
import { JOBS, type JobDefinition, type JobName } from '../queue/catalogue';
import { LAST_RANK } from '../queue/queues';

const MINUTE = 60_000;
/** Ranks count minutes from here; after four years they begin again. */
const EPOCH = Date.UTC(2026, 0, 1);
/** Frames of video that put a session behind those that come a minute later: about a quarter of a minute of flight. */
const FRAMES_PER_MINUTE = 450;
/** Not even the longest flight is overtaken for more than half a day. */
const LONGEST_HANDICAP = 12 * 60;

type Ranked = Pick<MeasurementSession, 'admitted_at' | 'created_at' | 'total_frames'>;

/**
 * Where a session's jobs stand in their queues: by the time it was let in, and later the longer its video is. So a short flight overtakes
 * a long one that came shortly before, but whoever waits is overtaken by fewer and fewer, and by nobody in the end. Nothing has to be
 * re-ranked meanwhile. A flight that was not looked into yet counts as short: to look takes seconds.
 * A job that opens the next stage goes before all of them: behind the segments of all flights of a burst it would keep that stage idle.
 */
export function rankOf(name: JobName, { admitted_at, created_at, total_frames }: Ranked): number {
  const { ahead }: JobDefinition = JOBS[name];
  if (ahead === true) return 1;
  const minutes = Math.floor(((admitted_at ?? created_at).getTime() - EPOCH) / MINUTE);
  const handicap = Math.min(LONGEST_HANDICAP, Math.floor((total_frames ?? 0) / FRAMES_PER_MINUTE));
  return ((((minutes + handicap) % LAST_RANK) + LAST_RANK) % LAST_RANK) + 1;
}
