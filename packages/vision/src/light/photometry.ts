import type { Point, YuvImage } from '../image';
import { linearise, type CodedColour, type ColourDecoder } from './colour';
import { middleOf } from './middle';

const { abs, ceil, floor, hypot, max, min, sqrt } = Math;

/** A channel above this fraction of full scale may be clipped: its block is left out, in all channels. */
export const CLIP_LEVEL = 0.9;

/** Rings of one chroma pixel in which the red flux is reported. */
export const RING_COUNT = 10;

/** Radii in chroma pixels (two luma pixels each). */
export interface Aperture {
  readonly radius: number;
  readonly annulusInner: number;
  readonly annulusOuter: number;
}

/**
 * The light of one unit in one frame, in linear light, full scale 1, background removed, summed over chroma-sized blocks.
 * `red`, `green`, `blue`: sums over the unclipped blocks of the aperture. `greenRed`: ΣG/ΣR; `sigma`: its standard uncertainty from
 * the scatter of the background and the quantisation. `redRings[i]`: red in the ring i ≤ r < i+1, NaN where a block of it is clipped or
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

/** Blocks of one light, column by column. Linear light `r`, `g`, `b`; gamma-coded `codedR`, `codedG`, `codedB`, `peak`. */
class Blocks {
  count = 0;
  readonly radius = new Float64Array(MOST_BLOCKS);
  readonly r = new Float64Array(MOST_BLOCKS);
  readonly g = new Float64Array(MOST_BLOCKS);
  readonly b = new Float64Array(MOST_BLOCKS);
  readonly codedR = new Float64Array(MOST_BLOCKS);
  readonly codedG = new Float64Array(MOST_BLOCKS);
  readonly codedB = new Float64Array(MOST_BLOCKS);
  readonly peak = new Float64Array(MOST_BLOCKS);
}

/** Enough for a light of a twentieth of an 8K frame; blocks beyond are left out. */
const MOST_BLOCKS = 1 << 17;
const inside = new Blocks();
const annulus = new Blocks();
const ordered = new Float64Array(MOST_BLOCKS);
const colour: CodedColour = { r: 0, g: 0, b: 0 };

/**
 * Aperture photometry at chroma resolution: Y averaged over the 2×2 pixels of each chroma sample, converted to R′G′B′, linearised; blocks
 * in which any channel of any of the four pixels exceeds {@link CLIP_LEVEL} left out with one mask for all channels; sum minus annulus
 * median. `others` are the neighbouring lights, whose surroundings are kept out of the annulus. Null when too little is left to measure.
 */
export function measureLight(
  image: YuvImage,
  decoder: ColourDecoder,
  centre: Point,
  aperture: Aperture,
  others: readonly Point[],
): LightPhotometry | null {
  collectBlocks(image, decoder, centre, aperture, others);
  if (annulus.count < 8 || inside.count < 4) return null;

  const background = {
    r: median(annulus.r, annulus.count),
    g: median(annulus.g, annulus.count),
    b: median(annulus.b, annulus.count),
  };
  let red = 0;
  let green = 0;
  let blue = 0;
  let used = 0;
  const rings = new Array<number>(RING_COUNT).fill(0);
  for (let i = 0; i < inside.count; i++) {
    const ring = floor(inside.radius[i] ?? 0);
    if ((inside.peak[i] ?? 0) > CLIP_LEVEL) {
      if (ring < RING_COUNT) rings[ring] = NaN;
      continue;
    }
    const r = (inside.r[i] ?? 0) - background.r;
    red += r;
    green += (inside.g[i] ?? 0) - background.g;
    blue += (inside.b[i] ?? 0) - background.b;
    used += 1;
    if (ring < RING_COUNT) rings[ring] = (rings[ring] ?? 0) + r;
  }
  for (let ring = floor(aperture.radius); ring < RING_COUNT; ring++) rings[ring] = NaN;
  if (used < 3 || red <= 0) return null;

  const greenRed = green / red;
  const blockSigma = hypot(spread(background), 0.0005);
  const sigma = (blockSigma * sqrt(used * (1 + used / annulus.count)) * sqrt(1 + greenRed * greenRed)) / red;
  return {
    red,
    green,
    blue,
    greenRed,
    sigma,
    redRings: rings,
    usedBlocks: used,
    background,
    ...appearance(),
  };
}

function collectBlocks(
  image: YuvImage,
  decoder: ColourDecoder,
  centre: Point,
  aperture: Aperture,
  others: readonly Point[],
): void {
  inside.count = 0;
  annulus.count = 0;
  const cx = (centre.x - 0.5) / 2;
  const cy = (centre.y - 0.5) / 2;
  const reach = aperture.annulusOuter;
  const x0 = max(0, ceil(cx - reach));
  const x1 = min((image.width >> 1) - 1, floor(cx + reach));
  const y0 = max(0, ceil(cy - reach));
  const y1 = min((image.height >> 1) - 1, floor(cy + reach));
  for (let by = y0; by <= y1; by++) {
    for (let bx = x0; bx <= x1; bx++) {
      const radius = sqrt((bx - cx) * (bx - cx) + (by - cy) * (by - cy));
      const isInside = radius <= aperture.radius;
      if (!isInside && (radius < aperture.annulusInner || radius > reach)) continue;
      if (!isInside && isNearOther(bx, by, others, aperture.annulusInner)) continue;
      readBlock(image, decoder, bx, by, radius, isInside ? inside : annulus);
    }
  }
}

function isNearOther(bx: number, by: number, others: readonly Point[], distance: number): boolean {
  for (const other of others) {
    const dx = bx - (other.x - 0.5) / 2;
    const dy = by - (other.y - 0.5) / 2;
    if (dx * dx + dy * dy < distance * distance) return true;
  }
  return false;
}

function readBlock(
  image: YuvImage,
  decoder: ColourDecoder,
  bx: number,
  by: number,
  radius: number,
  into: Blocks,
): void {
  const i = into.count;
  if (i >= MOST_BLOCKS) return;
  const chroma = by * image.chromaWidth + bx;
  const u = image.u[chroma] ?? 0;
  const v = image.v[chroma] ?? 0;
  const luma = 2 * by * image.width + 2 * bx;
  const y00 = image.y[luma] ?? 0;
  const y01 = image.y[luma + 1] ?? 0;
  const y10 = image.y[luma + image.width] ?? 0;
  const y11 = image.y[luma + image.width + 1] ?? 0;
  decoder.decode((y00 + y01 + y10 + y11) / 4, u, v, colour);
  into.radius[i] = radius;
  into.r[i] = linearise(colour.r);
  into.g[i] = linearise(colour.g);
  into.b[i] = linearise(colour.b);
  into.codedR[i] = colour.r;
  into.codedG[i] = colour.g;
  into.codedB[i] = colour.b;
  into.peak[i] = decoder.decodeMax(max(y00, y01, y10, y11), u, v);
  into.count = i + 1;
}

function appearance(): Pick<LightPhotometry, 'saturatedFraction' | 'coded' | 'area' | 'peak'> {
  let peak = 0;
  for (let i = 0; i < inside.count; i++) peak = max(peak, inside.peak[i] ?? 0);
  let [bright, clipped, r, g, b] = [0, 0, 0, 0, 0];
  for (let i = 0; i < inside.count; i++) {
    const own = inside.peak[i] ?? 0;
    if (own <= peak / 2) continue;
    bright += 1;
    if (own > CLIP_LEVEL) clipped += 1;
    r += inside.codedR[i] ?? 0;
    g += inside.codedG[i] ?? 0;
    b += inside.codedB[i] ?? 0;
  }
  const mean = (sum: number) => min(255, max(0, (255 * sum) / max(1, bright)));
  return {
    saturatedFraction: clipped / max(1, bright),
    coded: { r: mean(r), g: mean(g), b: mean(b) },
    area: 4 * bright,
    peak,
  };
}

function median(values: Float64Array, count: number): number {
  ordered.set(values.subarray(0, count));
  return middleOf(ordered, count);
}

/** Robust standard deviation of the background, mean of red and green: 1.4826 × median absolute deviation. */
function spread(level: { readonly r: number; readonly g: number }): number {
  return (deviation(annulus.r, level.r) + deviation(annulus.g, level.g)) / 2;
}

function deviation(values: Float64Array, level: number): number {
  const { count } = annulus;
  for (let i = 0; i < count; i++) ordered[i] = abs((values[i] ?? 0) - level);
  return 1.4826 * middleOf(ordered, count);
}
