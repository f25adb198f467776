import type { Aperture } from './photometry';

/**
 * The aperture for lights of a radius (luma pixels) whose nearest neighbour is `spacing` luma pixels away: wide enough for the unclipped
 * wings of an overexposed core, never reaching half-way to the neighbour. Radii in chroma pixels.
 */
export function apertureFor(radius: number, spacing = Infinity): Aperture {
  const most = Math.max(2, 0.45 * (spacing / 2));
  const inner = Math.min(Math.max(4, 1.4 * radius), most);
  return { radius: inner, annulusInner: inner + 1, annulusOuter: inner + 4 };
}
