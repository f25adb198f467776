import type { UnitName } from '@papiscope/shared/contracts';
import type { FrameSightings, UnitSighting } from '../sightings';
import { fitGroup, told, type Centres } from './fit';

/** Centres of overexposed lights scatter half as much as those of others (docs/accuracy.md). */
const CLIPPED_WEIGHT = 4;

type Axis = 'x' | 'y';

/**
 * Centres told by all lights of a frame together. Lights of one bar move as one: from frame to frame the camera moves, turns and stretches the
 * bar, while the places of the units within it change slowly. So the motion is the mean of what the lights of a frame show, and a light's
 * place within the bar a mean over time: what an encoder does to one light in one frame goes away. Turning and stretching from frame to
 * frame count as far as they are more than scatter would make of them. Which units are found in which frame stays as it is, and a light
 * that is alone in a frame stays where it was seen.
 */
export function groupCentres(
  frames: readonly FrameSightings[],
  units: readonly UnitName[],
): readonly FrameSightings[] {
  const x = fitGroup(read(frames, units, 'x'), null);
  const y = fitGroup(read(frames, units, 'y'), x.levers);
  return frames.map((frame, f) => {
    const moved: Partial<Record<UnitName, UnitSighting>> = {};
    units.forEach((unit, u) => {
      const seen = frame.units[unit];
      if (seen !== undefined)
        moved[unit] = { ...seen, x: told(x, u, f) ?? seen.x, y: told(y, u, f) ?? seen.y };
    });
    return { ...frame, units: moved };
  });
}

function read(frames: readonly FrameSightings[], units: readonly UnitName[], axis: Axis): Centres {
  const table = (value: (seen: UnitSighting | undefined) => number): Float64Array[] =>
    units.map((unit) => Float64Array.from(frames, (frame) => value(frame.units[unit])));
  return {
    times: Float64Array.from(frames, ({ timestamp }) => timestamp),
    centres: table((seen) => seen?.[axis] ?? NaN),
    weights: table((seen) => {
      if (seen === undefined) return 0;
      return seen.photometry.saturatedFraction > 0 ? CLIPPED_WEIGHT : 1;
    }),
  };
}
