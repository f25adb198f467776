import { kernels } from '../kernels/load';
import { floats, integers } from '../kernels/views';

const { abs, ceil, exp, floor, max, round } = Math;

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

/** Standard deviation of the smoothing, samples; it takes three by three. */
const SMOOTHING = 0.8;
/** Weight of the sample on either side of one. */
const SIDE = exp(-1 / (2 * SMOOTHING * SMOOTHING)) / (1 + 2 * exp(-1 / (2 * SMOOTHING * SMOOTHING)));
/** A top must be this many standard deviations of the contrast high. */
const LEAST_SIGMAS = 6;

const sample = new Float32Array(4096);

/** Contrast and tops of the `width` × `height` samples that `brightness` left in the kernels' memory. */
export function contrastOf(width: number, height: number, options: TopOptions): Contrast {
  const at = kernels.contrast(width, height, options.kernel >> 1, SIDE);
  const contrasts = floats(at, width * height);
  const level = leastContrast(contrasts, options);
  return { contrasts, tops: topsOf(contrasts, width, height, level), level };
}

/** The least contrast of a top. */
function leastContrast(contrasts: Float32Array, { minStrength, level }: TopOptions): number {
  return level ?? max(minStrength, LEAST_SIGMAS * spread(contrasts));
}

/** Robust standard deviation of a contrast image, from a thinned sample. */
function spread(contrasts: Float32Array): number {
  const step = max(1, floor(contrasts.length / 2000));
  const count = ceil(contrasts.length / step);
  for (let i = 0; i < count; i++) sample[i] = abs(contrasts[i * step] ?? 0);
  return 1.4826 * (sample.subarray(0, count).sort()[count >> 1] ?? 0);
}

/** Touching samples of enough contrast that are the highest of the disc around them are one top, at their middle. */
function topsOf(contrasts: Float32Array, width: number, height: number, level: number): Top[] {
  const found = kernels.findHighest(width, height, level);
  const highest = new Set(integers(kernels.highest(), found));
  const tops: Top[] = [];
  for (const first of highest) {
    const group = takeGroup(first, highest, width);
    const bx = round(group.reduce((sum, i) => sum + (i % width), 0) / group.length);
    const by = round(group.reduce((sum, i) => sum + floor(i / width), 0) / group.length);
    tops.push({ bx, by, strength: contrasts[by * width + bx] ?? 0 });
  }
  return tops;
}

/** Takes a sample and all that touch it, and touch those, out of a set. */
function takeGroup(first: number, from: Set<number>, width: number): number[] {
  from.delete(first);
  const group = [first];
  for (let next = 0; next < group.length; next++) {
    const index = group[next] ?? first;
    const x = index % width;
    for (const dx of [-1, 0, 1]) {
      if (x + dx < 0 || x + dx >= width) continue;
      for (const neighbour of [index + dx - width, index + dx, index + dx + width]) {
        if (from.delete(neighbour)) group.push(neighbour);
      }
    }
  }
  return group;
}
