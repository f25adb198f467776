import path from 'node:path';
import { findKeyFrames, probeVideo, runFfmpeg } from '@papiscope/video';
import type { MadeClip } from './make-clip';

/** A clip over and over, bytes as they are. `beginnings`: where it begins again, seconds. */
export interface LoopedClip {
  readonly video: string;
  readonly frames: number;
  readonly frameRate: number;
  readonly beginnings: readonly number[];
}

/** At least so many seconds of a clip, in `folder`. */
export async function loopClip(clip: MadeClip, seconds: number, folder: string): Promise<LoopedClip> {
  const once = await probeVideo(clip.flight.video);
  const loops = Math.max(1, Math.ceil(seconds / once.durationSeconds));
  const video = path.join(folder, `${clip.name}-${loops}.mp4`);
  await runFfmpeg([
    ...['-stream_loop', String(loops - 1), '-i', clip.flight.video],
    ...['-map', '0:v', '-c', 'copy', video],
  ]);
  const probe = await probeVideo(video);
  const { times } = await findKeyFrames(video, probe);
  const beginnings = Array.from({ length: loops }, (_, i) => {
    const wanted = probe.startSeconds + i * once.durationSeconds;
    return times.reduce((best, time) => (Math.abs(time - wanted) < Math.abs(best - wanted) ? time : best), 0);
  });
  return { video, frames: loops * clip.frames, frameRate: probe.frameRate, beginnings };
}
