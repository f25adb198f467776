import { decodeFrames, type VideoProbe } from '@papiscope/video';
import { ConstellationTracker } from '@papiscope/vision';
import type { UnitName } from '@papiscope/shared/contracts';
import type { LightStart } from './lights';
import type { FrameSightings, UnitSighting } from './sightings';

export interface MeasureOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((framesDone: number) => void) | undefined;
}

/**
 * Follows the lights through the video and measures them in every frame, decoding it once. Frames before `start.timestamp` are passed on
 * without sightings, so that every presented frame is there exactly once.
 */
export async function* measureVideo(
  video: string,
  probe: VideoProbe,
  start: LightStart,
  options: MeasureOptions = {},
): AsyncGenerator<FrameSightings, void, undefined> {
  const tracker = new ConstellationTracker({ points: start.units.map(({ x, y }) => ({ x, y })) });
  const halfFrame = 0.5 / probe.frameRate;
  for await (const frame of decodeFrames(video, probe, { signal: options.signal })) {
    const { index, timestamp } = frame;
    if (timestamp < start.timestamp - halfFrame) {
      yield { frame: index, timestamp, units: {} };
    } else {
      const seen = tracker.follow(frame);
      const units: Partial<Record<UnitName, UnitSighting>> = {};
      start.units.forEach(({ unit }, i) => {
        const light = seen.lights[i];
        if (light !== null && light !== undefined) units[unit] = light;
      });
      yield { frame: index, timestamp, units };
    }
    options.onProgress?.(index + 1);
  }
}
