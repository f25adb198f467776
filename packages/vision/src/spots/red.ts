import type { Spot } from './find';

const { hypot, max } = Math;

/** What is found within so many radii of a bright spot, and within so many luma pixels, is of the same light. */
const SAME = { radii: 2, least: 3 };

/** Of the spots found in R′ − B′, those that are no part of a bright one: small lamps on bright grass, that have no more red than that has green. */
export function redBeside(bright: readonly Spot[], red: readonly Spot[]): Spot[] {
  return red.filter((spot) =>
    bright.every(
      (other) => hypot(other.x - spot.x, other.y - spot.y) > max(SAME.least, SAME.radii * other.radius),
    ),
  );
}
