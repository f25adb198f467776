/** A top of the contrast image: grid of chroma samples. `strength`: the contrast there. */
export interface Top {
  readonly bx: number;
  readonly by: number;
  readonly strength: number;
}

/** How bright each place is above its surroundings, row by row, and where that is highest. Valid until the next call. */
export interface Contrast {
  readonly contrasts: Float32Array;
  readonly tops: readonly Top[];
  /** The least contrast that made a top. */
  readonly level: number;
}

/** What makes a top. `kernel`: width of the surroundings, samples, odd. */
export interface TopOptions {
  readonly kernel: number;
  /** Least contrast, where nothing scatters more. */
  readonly minStrength: number;
  /** Least contrast, whatever scatters. */
  readonly level?: number | undefined;
}

/** Contrast and tops of an image of `width` × `height` samples, row by row. */
export type ContrastOf = (
  values: Float32Array,
  width: number,
  height: number,
  options: TopOptions,
) => Contrast;

/** Rows of the disc in which a top is highest: vertical distance and half width, samples. */
export const DISC = [
  [-2, 0],
  [-1, 2],
  [0, 2],
  [1, 2],
  [2, 0],
] as const;

/** Standard deviation of the smoothing, samples; the kernel has three taps. */
export const SMOOTHING = 0.8;
/** A top must be this many standard deviations of the contrast high. */
const LEAST_SIGMAS = 6;
/** Samples that differ by less are level. */
export const LEVEL_WITHIN = 1e-3;

const { abs, ceil, floor, max } = Math;

const sample = new Float32Array(4096);

/** The least contrast of a top. */
export function leastContrast(contrasts: Float32Array, { minStrength, level }: TopOptions): number {
  return level ?? max(minStrength, LEAST_SIGMAS * spread(contrasts));
}

/** Robust standard deviation of a contrast image, from a thinned sample. */
function spread(contrasts: Float32Array): number {
  const step = max(1, floor(contrasts.length / 2000));
  const count = ceil(contrasts.length / step);
  for (let i = 0; i < count; i++) sample[i] = abs(contrasts[i * step] ?? 0);
  return 1.4826 * (sample.subarray(0, count).sort()[count >> 1] ?? 0);
}
