import { UNIT_NAMES, type BarPlace, type DetectedLights, type FirstLook } from '../contracts';

/** A first look that has a video of `length` seconds split at `borders`, seconds: the lights stand still, and every frame is a key frame. */
export function firstLook(detected: DetectedLights, borders: readonly number[] = [], length = 60): FirstLook {
  const { frame_width, frame_height, timestamp } = detected;
  const place = (time: number): BarPlace => {
    const units: BarPlace['units'] = {};
    for (const unit of UNIT_NAMES) {
      const box = detected.lights[unit];
      if (box !== undefined)
        units[unit] = { x: (box.x / 100) * frame_width - 0.5, y: (box.y / 100) * frame_height - 0.5 };
    }
    return { timestamp: time, spacing: 10, radius: 2, units };
  };
  const warmUp = 1;
  const times = borders.map((border) => border - warmUp);
  return {
    ...{ frame_width, frame_height, frame_rate: 30, start: 0, end: length },
    lengths: { usual: Math.min(length, ...borders), least: 1 },
    size: { radius: 2, lamps: null, spacing: 10 },
    key_frames: [0, ...times],
    places: [timestamp, ...times].map(place),
  };
}
