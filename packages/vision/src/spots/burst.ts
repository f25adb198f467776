import { standsBeside } from './beside';
import type { Spot } from './find';
import type { FrameSpots } from './frame';

/** A light moves from one frame to the next by no more than this part of the width. */
const MOVED = 1 / 320;

/**
 * All lights of some neighbouring frames as if they were in one of them, the middle one: pulsed lamps, each with a drive of its own, are dark by
 * turns, so that no frame may show all of them. Each light is where it is brightest.
 */
export function spotsOfBurst(frames: readonly FrameSpots[]): FrameSpots | null {
  const middle = frames[frames.length >> 1];
  if (middle === undefined) return null;
  const least = MOVED * middle.width;
  const spots: Spot[] = [];
  for (const spot of frames.flatMap((frame) => frame.spots).sort((a, b) => b.strength - a.strength)) {
    if (standsBeside(spot, spots, least)) spots.push(spot);
  }
  return { ...middle, spots };
}
