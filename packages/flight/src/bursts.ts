import { decodeFrames, type VideoProbe } from '@papiscope/video';
import { spotsOf, spotsOfBurst, type FrameSpots } from '@papiscope/vision';

/** Frames of a burst: each pulsed lamp is lit in one of them, unless its drive runs nearly in step with the camera. */
const BURST = 6;

/** `most`: bursts in the whole video. `inOneGo`: the video is decoded whole, not entered once for each. */
export interface BurstOptions {
  readonly most: number;
  readonly inOneGo: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** The lights of {@link BURST} frames on end, spread over the video, as if each of these were one frame. */
export async function burstsIn(
  video: string,
  probe: VideoProbe,
  options: BurstOptions,
): Promise<FrameSpots[]> {
  const bursts: FrameSpots[] = [];
  for await (const frames of options.inOneGo
    ? inOneGo(video, probe, options)
    : entered(video, probe, options)) {
    const burst = spotsOfBurst(frames);
    if (burst) bursts.push(burst);
  }
  return bursts;
}

type Bursts = AsyncGenerator<readonly FrameSpots[]>;

async function* inOneGo(video: string, probe: VideoProbe, { most, signal }: BurstOptions): Bursts {
  const every = Math.max(BURST, Math.floor(probe.frameCount / most));
  let frames: FrameSpots[] = [];
  let index = 0;
  for await (const frame of decodeFrames(video, probe, { signal })) {
    if (index++ % every < BURST) frames.push(spotsOf(frame));
    if (frames.length < BURST) continue;
    yield frames;
    frames = [];
  }
}

async function* entered(video: string, probe: VideoProbe, { most, signal }: BurstOptions): Bursts {
  for (let i = 0; i < most; i++) {
    const start = probe.startSeconds + (probe.durationSeconds * i) / most;
    const frames: FrameSpots[] = [];
    for await (const frame of decodeFrames(video, probe, { start, signal })) {
      frames.push(spotsOf(frame));
      if (frames.length === BURST) break;
    }
    yield frames;
  }
}
