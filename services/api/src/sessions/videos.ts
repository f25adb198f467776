import type { MeasurementSession } from '@papiscope/shared';
import type { VideoType } from '@papiscope/shared/contracts';

type Keys = Pick<MeasurementSession, Extract<keyof MeasurementSession, `${string}video_s3_key`>>;

/** The object key of one of a session's videos; null while there is none. */
export function videoKey(session: Keys, type: VideoType): string | null {
  switch (type) {
    case 'original':
      return session.original_video_s3_key;
    case 'enhanced':
      return session.enhanced_video_s3_key;
    case 'enhanced_with_audio':
      return session.enhanced_audio_video_s3_key;
    default:
      return session[`${type}_video_s3_key`];
  }
}
