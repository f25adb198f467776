import type { Region } from '../image';
import type { Picture } from '../kernels/picture';

/**
 * Leaves the largest of R′, G′, B′ per chroma sample of a region (even corners), 0–255, row by row, in the kernels' memory; returns where
 * (`floats`).
 */
export function brightness(picture: Picture, { x0, y0, x1, y1 }: Region): number {
  return picture.look().brightness(x0 >> 1, y0 >> 1, (x1 - x0) >> 1, (y1 - y0) >> 1);
}

/** Leaves R′ less B′ instead, in the same scale: red light stands out in it, whatever grey, white or green there is beside. */
export function redness(picture: Picture, { x0, y0, x1, y1 }: Region): number {
  return picture.look().redness(x0 >> 1, y0 >> 1, (x1 - x0) >> 1, (y1 - y0) >> 1);
}
