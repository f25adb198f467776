import { standsBeside } from './beside';
import type { Spot } from './find';

/** What is found within so many luma pixels of a bright spot is of the same light, however small. */
const LEAST = 3;

/** Of the spots found in R′ − B′, those that are no part of a bright one: small lamps on bright grass, that have no more red than that has green. */
export function redBeside(bright: readonly Spot[], red: readonly Spot[]): Spot[] {
  return red.filter((spot) => standsBeside(spot, bright, LEAST));
}
