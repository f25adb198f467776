import type { Point } from '../image';
import type { Picture } from '../kernels/picture';
import { CLIP_LEVEL } from '../light/photometry';

const { max, min } = Math;

/** Radii in chroma samples. */
const LEAST_REACH = 3.5;
const MOST_REACH = 12;
/** How far from a spot its colour is read at most, luma pixels. */
export const SPOT_COLOUR_REACH = 2 * (MOST_REACH + 1.5) + 3;

/**
 * ΣG/ΣR of the unclipped light of a spot of `radius` luma pixels above its surroundings, NaN where nothing can be told. Good enough to
 * sort red from white before identities are known.
 */
export function spotColour(picture: Picture, spot: Point, radius: number): number {
  const reach = min(MOST_REACH, max(LEAST_REACH, 1.2 * radius));
  return picture.look().spotColour((spot.x - 0.5) / 2, (spot.y - 0.5) / 2, reach, CLIP_LEVEL);
}
