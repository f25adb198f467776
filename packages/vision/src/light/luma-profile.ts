import type { Point, YuvImage } from '../image';
import { linearise, type ColourDecoder } from './colour';

/** Rings of a luma profile. */
export const LUMA_RINGS = 14;

/** A pixel whose largest channel exceeds this fraction of full scale may be clipped. */
const CLIP_LEVEL = 0.95;
const ANNULUS_WIDTH = 5;

/**
 * Radial profile of a light in luma alone, at full resolution: flux of linearised Y′ above the surroundings in ring i, i·w ≤ r < (i+1)·w,
 * as the mean over its pixels times the ring's area, so that the position between pixels does not matter; NaN where a pixel is clipped or
 * the ring comes nearer to another light than to this one. Video codecs hold the chroma of small lights back for some frames, but not their luma.
 */
export interface LumaProfile {
  /** Ring width w, luma pixels. */
  readonly ringWidth: number;
  readonly rings: readonly number[];
}

/** The profile of the light at `centre`; `others` are the lights beside it; `radius`: of the light, luma pixels. Null at the frame's edge. */
export function lumaProfile(
  image: YuvImage,
  decoder: ColourDecoder,
  centre: Point,
  radius: number,
  others: readonly Point[],
): LumaProfile | null {
  const ringWidth = Math.max(1, radius / 4);
  const reach = LUMA_RINGS * ringWidth + ANNULUS_WIDTH;
  const x0 = Math.ceil(centre.x - reach);
  const x1 = Math.floor(centre.x + reach);
  const y0 = Math.ceil(centre.y - reach);
  const y1 = Math.floor(centre.y + reach);
  if (x0 < 0 || y0 < 0 || x1 >= image.width || y1 >= image.height) return null;

  const nearest = Math.min(
    ...others.map((other) => Math.hypot(other.x - centre.x, other.y - centre.y)),
    Infinity,
  );
  const sums = new Array<number>(LUMA_RINGS).fill(0);
  const counts = new Array<number>(LUMA_RINGS).fill(0);
  const annulus: number[] = [];
  for (let y = y0; y <= y1; y++) {
    for (let x = x0; x <= x1; x++) {
      const r = Math.hypot(x - centre.x, y - centre.y);
      if (r >= reach) continue;
      const coded = image.y[y * image.width + x] ?? 0;
      const ring = Math.floor(r / ringWidth);
      if (ring >= LUMA_RINGS) {
        if (others.every((other) => Math.hypot(x - other.x, y - other.y) > reach - ANNULUS_WIDTH))
          annulus.push(linearise(decoder.luma(coded)));
        continue;
      }
      const chroma = (y >> 1) * image.chromaWidth + (x >> 1);
      const clipped = decoder.decodeMax(coded, image.u[chroma] ?? 0, image.v[chroma] ?? 0) > CLIP_LEVEL;
      sums[ring] = (sums[ring] ?? 0) + (clipped ? NaN : linearise(decoder.luma(coded)));
      counts[ring] = (counts[ring] ?? 0) + 1;
    }
  }
  if (annulus.length < 8) return null;
  annulus.sort((a, b) => a - b);
  const level = annulus[annulus.length >> 1] ?? 0;
  const rings = sums.map((sum, ring) => {
    const count = counts[ring] ?? 0;
    if (count === 0 || (ring + 1) * ringWidth > nearest / 2) return NaN;
    return (sum / count - level) * Math.PI * ringWidth * ringWidth * (2 * ring + 1);
  });
  return { ringWidth, rings };
}
