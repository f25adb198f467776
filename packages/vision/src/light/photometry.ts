import type { Point } from '../image';
import type { Picture } from '../kernels/picture';
import { doubles, tellLamps, tellLights } from '../kernels/views';

const { hypot, max, min, sqrt } = Math;

/** A channel above this fraction of full scale may be clipped: its block is left out, in all channels. */
export const CLIP_LEVEL = 0.9;

/** Rings of one chroma pixel in which the red flux is reported. */
export const RING_COUNT = 10;

/** Radii around the nearest lamp, in chroma pixels (two luma pixels each). */
export interface Aperture {
  readonly radius: number;
  readonly annulusInner: number;
  readonly annulusOuter: number;
}

/**
 * The light of one unit in one frame, in linear light, full scale 1, background removed, summed over chroma-sized blocks.
 * `red`, `green`, `blue`: sums over the unclipped blocks of the aperture. `greenRed`: ΣG/ΣR; `sigma`: its standard uncertainty from
 * the scatter of the background and the quantisation. `redRings[i]`: red in the ring i ≤ r < i+1 around its lamps, NaN where a block of it is clipped or
 * missing. `coded`: gamma-coded mean colour of the brighter half of the aperture, clipped blocks included, 0–255 (what an eye sees).
 * `background`: linear R, G, B per block. `area`: luma pixels brighter than half of the peak. `peak`: gamma-coded, 0–1.
 */
export interface LightPhotometry {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly greenRed: number;
  readonly sigma: number;
  readonly redRings: readonly number[];
  readonly usedBlocks: number;
  readonly saturatedFraction: number;
  readonly coded: { readonly r: number; readonly g: number; readonly b: number };
  readonly background: { readonly r: number; readonly g: number; readonly b: number };
  readonly area: number;
  readonly peak: number;
}

/** Where the kernel leaves what it tells of a light: `kernels/blocks.ts`. */
const TOLD = {
  ...{ red: 0, green: 1, blue: 2, used: 3, around: 4, groundR: 5, groundG: 6, groundB: 7 },
  ...{ deviationR: 8, deviationG: 9, bright: 10, clipped: 11, codedR: 12, codedG: 13, codedB: 14, peak: 15 },
} as const;
const TOLD_COUNT = Object.keys(TOLD).length;

/**
 * Aperture photometry at chroma resolution: Y averaged over the 2×2 pixels of each chroma sample, converted to R′G′B′, linearised; blocks
 * in which any channel of any of the four pixels exceeds {@link CLIP_LEVEL} left out with one mask for all channels; sum minus annulus
 * median. `lamps` of the light: one, or all of its row. `others` are the neighbouring lights, whose surroundings are kept out of the
 * annulus. Null when too little is left to measure.
 */
export function measureLight(
  picture: Picture,
  lamps: readonly Point[],
  { radius, annulusInner, annulusOuter }: Aperture,
  others: readonly Point[],
): LightPhotometry | null {
  const kernels = picture.look();
  const beside = tellLights(others);
  const own = tellLamps(lamps);
  if (kernels.measureBlocks(own, radius, annulusInner, annulusOuter, beside, CLIP_LEVEL) === 0) return null;
  const told = doubles(kernels.blockSums(), TOLD_COUNT);
  const red = told[TOLD.red] ?? 0;
  const green = told[TOLD.green] ?? 0;
  const used = told[TOLD.used] ?? 0;
  if (used < 3 || red <= 0) return null;

  const greenRed = green / red;
  // robust standard deviation of the background, mean of red and green: 1.4826 × median absolute deviation
  const deviation = (1.4826 * (told[TOLD.deviationR] ?? 0) + 1.4826 * (told[TOLD.deviationG] ?? 0)) / 2;
  const blockSigma = hypot(deviation, 0.0005);
  const around = told[TOLD.around] ?? 0;
  const sigma = (blockSigma * sqrt(used * (1 + used / around)) * sqrt(1 + greenRed * greenRed)) / red;
  return {
    red,
    green,
    blue: told[TOLD.blue] ?? 0,
    greenRed,
    sigma,
    redRings: Array.from(doubles(kernels.redInRings(), RING_COUNT)),
    usedBlocks: used,
    background: {
      r: told[TOLD.groundR] ?? 0,
      g: told[TOLD.groundG] ?? 0,
      b: told[TOLD.groundB] ?? 0,
    },
    ...appearance(told),
  };
}

/** Of the brighter half of the blocks. */
function appearance(
  told: Float64Array,
): Pick<LightPhotometry, 'saturatedFraction' | 'coded' | 'area' | 'peak'> {
  const bright = told[TOLD.bright] ?? 0;
  const mean = (sum = 0) => min(255, max(0, (255 * sum) / max(1, bright)));
  return {
    saturatedFraction: (told[TOLD.clipped] ?? 0) / max(1, bright),
    coded: { r: mean(told[TOLD.codedR]), g: mean(told[TOLD.codedG]), b: mean(told[TOLD.codedB]) },
    area: 4 * bright,
    peak: told[TOLD.peak] ?? 0,
  };
}
