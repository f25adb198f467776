import type { Playhead } from '../../playhead';

/** Seconds into a frame at which it is asked for, so that rounding never leads to the one before. */
function intoFrame(time: number, rate: number): number {
  return (Math.floor(time * rate + 1e-6) + 0.5) / rate;
}

/**
 * Ties a video to the playhead: frames that are shown move it, and where others move it the video goes. A seek that is asked
 * for while another one runs waits for it, and only the last one is carried out. Gives the untying.
 */
export function linkVideo(video: HTMLVideoElement, playhead: Playhead, rate: number): () => void {
  let wanted: number | null = null;
  let handle = 0;
  let linked = true;

  const seek = (time: number): void => {
    if (video.seeking || video.readyState === 0) {
      wanted = time;
      return;
    }
    wanted = null;
    video.currentTime = intoFrame(time, rate);
  };
  const goOn = (): void => {
    if (wanted !== null) seek(wanted);
  };
  const shown: VideoFrameRequestCallback = (_now, { mediaTime }) => {
    if (!linked) return;
    if (!video.paused) playhead.move(mediaTime, 'video');
    handle = video.requestVideoFrameCallback(shown);
  };
  const unsubscribe = playhead.subscribe((time, mover) => {
    if (mover !== 'video') seek(time);
  });
  const onLoaded = (): void => seek(playhead.time);
  video.addEventListener('loadedmetadata', onLoaded);
  video.addEventListener('seeked', goOn);
  handle = video.requestVideoFrameCallback(shown);
  return () => {
    linked = false;
    unsubscribe();
    video.cancelVideoFrameCallback(handle);
    video.removeEventListener('loadedmetadata', onLoaded);
    video.removeEventListener('seeked', goOn);
  };
}
