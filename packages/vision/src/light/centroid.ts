import type { Point } from '../image';
import type { Picture } from '../kernels/picture';

/**
 * Sub-pixel centre of a light: first moment of linear red, in which lights of both colours stand out of the ground, above the local
 * background, over a disc of `radius` luma pixels that follows the centre until it rests. Null when there is nothing above the background
 * or the disc leaves the image.
 */
export function centroid(picture: Picture, start: Point, radius: number): Point | null {
  const kernels = picture.look();
  if (kernels.centroid(start.x, start.y, radius) === 0) return null;
  return { x: kernels.centreX(), y: kernels.centreY() };
}

/** Mean linear red within `radius` luma pixels of a place, full scale 1; NaN where that leaves the image. */
export function meanRed(picture: Picture, { x, y }: Point, radius: number): number {
  return picture.look().meanRed(x, y, radius);
}
