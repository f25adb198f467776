import type { ColourSample } from '../types';

/** A sample of which a test says only what matters to it. */
export function colourSample(
  own: Pick<ColourSample, 'frame' | 'time'> & Partial<ColourSample>,
): ColourSample {
  return {
    green_red: 0.8,
    sigma: 0.01,
    red: 1,
    red_rings: [],
    luma_rings: [],
    luma_ring_width: 1,
    background: null,
    saturated_fraction: 0,
    row: 0,
    ...own,
  };
}
