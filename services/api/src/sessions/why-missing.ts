import type { MeasurementSession } from '@papiscope/shared';
import { uploadOptionsSchema, type VideoType } from '@papiscope/shared/contracts';
import { z } from 'zod';

const probedSchema = z.object({ hasAudio: z.boolean() });

/** Why a session has no video of a type, for the user. */
export function whyMissing(session: MeasurementSession, type: VideoType): string {
  if (type === 'original') {
    const removed = session.original_removed_at?.toISOString().slice(0, 10);
    return removed === undefined
      ? 'The session has no original video.'
      : `The original was removed on ${removed}, as the retention rule says.`;
  }
  const probed = probedSchema.safeParse(session.video_info);
  if (type === 'enhanced_with_audio' && probed.success && !probed.data.hasAudio && !wishes(session).tones)
    return 'The original has no sound, and the upload did not ask for tones (`tones`) in its place.';
  if (session.status !== 'completed') return `The session has no ${type} video yet.`;
  if (!wishes(session).videos) return 'The upload asked for no videos.';
  if (type === 'side_by_side')
    return 'Fewer than two lights were found, or the session was measured before such videos were made.';
  if (type.startsWith('papi_')) return 'The light of this unit was never found, or there is no such unit.';
  return `The session has no ${type} video.`;
}

function wishes({ options }: MeasurementSession): { videos: boolean; tones: boolean } {
  const parsed = uploadOptionsSchema.safeParse(options);
  return parsed.success ? parsed.data : { videos: true, tones: false };
}
