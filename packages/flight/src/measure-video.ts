import { PartDecoder, type VideoProbe } from '@papiscope/video';
import { ConstellationTracker, type FrameSighting } from '@papiscope/vision';
import type { UnitName } from '@papiscope/shared/contracts';
import { PartChooser } from './follow/part-chooser';
import type { LightStart } from './lights';
import type { FrameSightings, UnitSighting } from './sightings';

export interface MeasureOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((framesDone: number) => void) | undefined;
}

/**
 * Follows the lights through the video and measures them in every frame. Frames before `start.timestamp` are passed on without sightings,
 * so that every presented frame is there exactly once.
 *
 * Only a part of each frame, around the lights, leaves the decoder: moving whole frames costs a good part of decoding them. Where the
 * tracker has to look beyond that part, the same frame is decoded again with another one.
 */
export async function* measureVideo(
  video: string,
  probe: VideoProbe,
  start: LightStart,
  options: MeasureOptions = {},
): AsyncGenerator<FrameSightings, void, undefined> {
  const tracker = new ConstellationTracker({ points: start.units.map(({ x, y }) => ({ x, y })) });
  const chooser = new PartChooser(tracker, probe);
  const decoder = new PartDecoder(video, probe, chooser.part, { signal: options.signal });
  const halfFrame = 0.5 / probe.frameRate;
  for await (const frame of decoder.frames()) {
    const { index, timestamp } = frame;
    if (timestamp < start.timestamp - halfFrame) {
      yield { frame: index, timestamp, units: {} };
    } else {
      const seen = chooser.wantsAnother(timestamp) ? null : tracker.follow(frame);
      if (seen === null) {
        decoder.recut(chooser.another(timestamp));
        continue;
      }
      chooser.followed(seen);
      yield { frame: index, timestamp, units: unitsOf(seen, start) };
    }
    options.onProgress?.(index + 1);
  }
}

function unitsOf(seen: FrameSighting, start: LightStart): FrameSightings['units'] {
  const units: Partial<Record<UnitName, UnitSighting>> = {};
  start.units.forEach(({ unit }, i) => {
    const light = seen.lights[i];
    if (light !== null && light !== undefined) units[unit] = light;
  });
  return units;
}
