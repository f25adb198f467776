import type { Spot } from './find';
import type { FrameSpots } from './frame';

const { hypot, max } = Math;

/** Spots of neighbouring frames within so many radii of each other, and within this part of the width, are one light. */
const SAME = { radii: 2, width: 1 / 320 };

/**
 * All lights of some neighbouring frames as if they were in one of them, the middle one: pulsed lamps, each with a drive of its own, are dark by
 * turns, so that no frame may show all of them. Each light is where it is brightest.
 */
export function spotsOfBurst(frames: readonly FrameSpots[]): FrameSpots | null {
  const middle = frames[frames.length >> 1];
  if (middle === undefined) return null;
  const least = SAME.width * middle.width;
  const spots: Spot[] = [];
  for (const spot of frames.flatMap((frame) => frame.spots).sort((a, b) => b.strength - a.strength)) {
    const isNew = spots.every(
      ({ x, y, radius }) => hypot(x - spot.x, y - spot.y) > max(least, SAME.radii * radius),
    );
    if (isNew) spots.push(spot);
  }
  return { ...middle, spots };
}
