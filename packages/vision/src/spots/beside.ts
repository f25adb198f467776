import type { Spot } from './find';

const { hypot, max } = Math;

/** What is found within so many radii of a spot is of the same light. */
const ONE_LIGHT = 2;

/** A spot is no part of any of these lights: farther than `least` luma pixels, and than the light reaches, from each of them. */
export function standsBeside(spot: Spot, lights: readonly Spot[], least: number): boolean {
  return lights.every(({ x, y, radius }) => hypot(x - spot.x, y - spot.y) > max(least, ONE_LIGHT * radius));
}
