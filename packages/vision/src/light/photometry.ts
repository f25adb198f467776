import type { Point, YuvImage } from '../image';
import { linearise, type CodedColour, type ColourDecoder } from './colour';

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

interface Block {
  readonly radius: number;
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly clipped: boolean;
  readonly codedR: number;
  readonly codedG: number;
  readonly codedB: number;
  readonly peak: number;
}

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
  const inside: Block[] = [];
  const annulus: Block[] = [];
  collectBlocks(image, decoder, centre, aperture, others, inside, annulus);
  if (annulus.length < 8 || inside.length < 4) return null;

  const background = { r: median(annulus, 'r'), g: median(annulus, 'g'), b: median(annulus, 'b') };
  let red = 0;
  let green = 0;
  let blue = 0;
  let used = 0;
  const rings = new Array<number>(RING_COUNT).fill(0);
  for (const block of inside) {
    const ring = Math.floor(block.radius);
    if (block.clipped) {
      if (ring < RING_COUNT) rings[ring] = NaN;
      continue;
    }
    const r = block.r - background.r;
    red += r;
    green += block.g - background.g;
    blue += block.b - background.b;
    used += 1;
    if (ring < RING_COUNT) rings[ring] = (rings[ring] ?? 0) + r;
  }
  for (let ring = Math.floor(aperture.radius); ring < RING_COUNT; ring++) rings[ring] = NaN;
  if (used < 3 || red <= 0) return null;

  const greenRed = green / red;
  const blockSigma = Math.hypot(spread(annulus, background), 0.0005);
  const sigma =
    (blockSigma * Math.sqrt(used * (1 + used / annulus.length)) * Math.sqrt(1 + greenRed * greenRed)) / red;
  return {
    red,
    green,
    blue,
    greenRed,
    sigma,
    redRings: rings,
    usedBlocks: used,
    background,
    ...appearance(inside),
  };
}

function collectBlocks(
  image: YuvImage,
  decoder: ColourDecoder,
  centre: Point,
  aperture: Aperture,
  others: readonly Point[],
  inside: Block[],
  annulus: Block[],
): void {
  const cx = (centre.x - 0.5) / 2;
  const cy = (centre.y - 0.5) / 2;
  const reach = aperture.annulusOuter;
  const x0 = Math.max(0, Math.ceil(cx - reach));
  const x1 = Math.min((image.width >> 1) - 1, Math.floor(cx + reach));
  const y0 = Math.max(0, Math.ceil(cy - reach));
  const y1 = Math.min((image.height >> 1) - 1, Math.floor(cy + reach));
  for (let by = y0; by <= y1; by++) {
    for (let bx = x0; bx <= x1; bx++) {
      const radius = Math.hypot(bx - cx, by - cy);
      const isInside = radius <= aperture.radius;
      if (!isInside && (radius < aperture.annulusInner || radius > reach)) continue;
      if (!isInside && others.some((other) => nearer(bx, by, other, aperture.annulusInner))) continue;
      (isInside ? inside : annulus).push(readBlock(image, decoder, bx, by, radius));
    }
  }
}

function nearer(bx: number, by: number, other: Point, distance: number): boolean {
  return Math.hypot(bx - (other.x - 0.5) / 2, by - (other.y - 0.5) / 2) < distance;
}

function readBlock(image: YuvImage, decoder: ColourDecoder, bx: number, by: number, radius: number): Block {
  const chroma = by * image.chromaWidth + bx;
  const u = image.u[chroma] ?? 0;
  const v = image.v[chroma] ?? 0;
  const luma = 2 * by * image.width + 2 * bx;
  const y00 = image.y[luma] ?? 0;
  const y01 = image.y[luma + 1] ?? 0;
  const y10 = image.y[luma + image.width] ?? 0;
  const y11 = image.y[luma + image.width + 1] ?? 0;
  const coded: CodedColour = { r: 0, g: 0, b: 0 };
  decoder.decode((y00 + y01 + y10 + y11) / 4, u, v, coded);
  const peak = decoder.decodeMax(Math.max(y00, y01, y10, y11), u, v);
  return {
    radius,
    r: linearise(coded.r),
    g: linearise(coded.g),
    b: linearise(coded.b),
    clipped: peak > CLIP_LEVEL,
    codedR: coded.r,
    codedG: coded.g,
    codedB: coded.b,
    peak,
  };
}

function appearance(
  inside: readonly Block[],
): Pick<LightPhotometry, 'saturatedFraction' | 'coded' | 'area' | 'peak'> {
  const peak = inside.reduce((most, block) => Math.max(most, block.peak), 0);
  const bright = inside.filter((block) => block.peak > peak / 2);
  const mean = (pick: (block: Block) => number) =>
    Math.min(
      255,
      Math.max(0, (255 * bright.reduce((sum, block) => sum + pick(block), 0)) / Math.max(1, bright.length)),
    );
  return {
    saturatedFraction: bright.filter((block) => block.clipped).length / Math.max(1, bright.length),
    coded: {
      r: mean((block) => block.codedR),
      g: mean((block) => block.codedG),
      b: mean((block) => block.codedB),
    },
    area: 4 * bright.length,
    peak,
  };
}

function median(blocks: readonly Block[], channel: 'r' | 'g' | 'b'): number {
  const values = blocks.map((block) => block[channel]).sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}

/** Robust standard deviation of the background, mean of red and green: 1.4826 × median absolute deviation. */
function spread(blocks: readonly Block[], level: { r: number; g: number }): number {
  const deviations = (channel: 'r' | 'g') => {
    const values = blocks.map((block) => Math.abs(block[channel] - level[channel])).sort((a, b) => a - b);
    return 1.4826 * (values[values.length >> 1] ?? 0);
  };
  return (deviations('r') + deviations('g')) / 2;
}
