import { keyFrameAt, keyFrameJpeg, previewJpeg, type KeyFrames, type VideoProbe } from '@papiscope/video';
import { byIndex } from './by-index';

/** Writes the frame shown at `time` (seconds) as a full-size, upright JPEG file: a key frame by the index, any other by seeking to it. */
export async function showFrame(
  video: string,
  probe: VideoProbe,
  time: number,
  out: string,
  { keyFrames, signal }: { keyFrames: KeyFrames; signal?: AbortSignal | undefined },
): Promise<void> {
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
