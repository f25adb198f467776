import { frameJpeg, keyFrameAt, keyFrameJpeg, previewJpeg, type VideoProbe } from '@papiscope/video';
import { byIndex } from './by-index';
import type { FrameSource } from './kept-frames';

/**
 * Writes the frame shown at `time` (seconds) as a full-size, upright JPEG file: as it was kept, else a key frame by the index, any other by
 * seeking to it.
 */
export async function showFrame(
  video: string,
  probe: VideoProbe,
  time: number,
  out: string,
  { keyFrames, frame, signal }: FrameSource & { signal?: AbortSignal | undefined },
): Promise<void> {
  if (frame?.timestamp === time) return frameJpeg(frame, out, { signal });
  const { index } = keyFrames;
  const own = keyFrameAt(index, probe, time);
  const made =
    index !== null &&
    own !== undefined &&
    (await byIndex(async () => {
      await keyFrameJpeg(video, probe, index, own, out, { signal });
      return true;
    }));
  if (made !== true) await previewJpeg(video, probe, time, out, { signal });
}
