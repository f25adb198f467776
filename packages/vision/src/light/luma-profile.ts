import type { Point, YuvImage } from '../image';
import type { ColourDecoder } from './colour';
import { middleOf } from './middle';
import { RING_PARTS, ringFluxes } from './ring-flux';

const { ceil, floor, hypot, max, min, sqrt } = Math;

/** Rings of a luma profile. */
export const LUMA_RINGS = 14;

/** A pixel whose largest channel exceeds this fraction of full scale may be clipped. */
const CLIP_LEVEL = 0.95;
const ANNULUS_WIDTH = 5;

/**
 * Radial profile of a light in luma alone, at full resolution: flux of linearised Y′ above the surroundings in ring i, i·w ≤ r < (i+1)·w,
 * wherever between the pixels the light stands (`ringFluxes`); NaN where a pixel is clipped or
 * the ring comes nearer to another light than to this one. Video codecs hold the chroma of small lights back for some frames, but not their luma.
 */
export interface LumaProfile {
  /** Ring width w, luma pixels. */
  readonly ringWidth: number;
  readonly rings: readonly number[];
}

/** Room for the surroundings of a light, kept from frame to frame. */
let annulus = new Float64Array(4096);
const sums = new Float64Array(LUMA_RINGS);
const counts = new Int32Array(LUMA_RINGS);
const parts = new Int32Array(LUMA_RINGS * RING_PARTS);
const means = new Float64Array(LUMA_RINGS);

/** The profile of the light at `centre`; `others` are the lights beside it; `radius`: of the light, luma pixels. Null at the frame's edge. */
export function lumaProfile(
  image: YuvImage,
  decoder: ColourDecoder,
  centre: Point,
  radius: number,
  others: readonly Point[],
): LumaProfile | null {
  const ringWidth = ringWidthOf(radius);
  const reach = lumaReach(radius);
  const x0 = ceil(centre.x - reach);
  const x1 = floor(centre.x + reach);
  const y0 = ceil(centre.y - reach);
  const y1 = floor(centre.y + reach);
  if (x0 < 0 || y0 < 0 || x1 >= image.width || y1 >= image.height) return null;

  const distances = others.map((other) => hypot(other.x - centre.x, other.y - centre.y));
  const nearest = min(...distances, Infinity);
  const own = reach - ANNULUS_WIDTH;
  const beside = others.filter((_, i) => (distances[i] ?? 0) <= reach + own);
  const most = (x1 - x0 + 1) * (y1 - y0 + 1);
  if (annulus.length < most) annulus = new Float64Array(2 * most);
  const around = readDisc(image, decoder, centre.x, centre.y, reach, ringWidth, flat(beside), own * own);
  if (around < 8) return null;
  const level = middleOf(annulus, around);
  for (let ring = 0; ring < LUMA_RINGS; ring++) {
    const count = counts[ring] ?? 0;
    const shared = count === 0 || (ring + 1) * ringWidth > nearest / 2;
    means[ring] = shared ? NaN : (sums[ring] ?? 0) / count - level;
  }
  return { ringWidth, rings: ringFluxes(means, parts, ringWidth) };
}

/**
 * Fills `sums` and `counts` ring by ring, and `annulus` with what lies outside of them and apart from the lights `beside` (x, y, x, y, …);
 * returns how many. Numbers and arrays alone: the compiler is done with it once, whatever shape the objects around it have.
 */
function readDisc(
  { y: luma, u, v, width, chromaWidth }: YuvImage,
  decoder: ColourDecoder,
  cx: number,
  cy: number,
  reach: number,
  ringWidth: number,
  beside: Float64Array,
  apart: number,
): number {
  sums.fill(0);
  counts.fill(0);
  parts.fill(0);
  const x0 = ceil(cx - reach);
  const x1 = floor(cx + reach);
  const y1 = floor(cy + reach);
  let around = 0;
  for (let y = ceil(cy - reach); y <= y1; y++) {
    const dy = (y - cy) * (y - cy);
    const half = sqrt(max(0, reach * reach - dy)) + 1;
    const end = min(x1, floor(cx + half));
    for (let x = max(x0, ceil(cx - half)); x <= end; x++) {
      const r = sqrt((x - cx) * (x - cx) + dy);
      if (r >= reach) continue;
      const coded = luma[y * width + x] ?? 0;
      const ring = floor(r / ringWidth);
      if (ring >= LUMA_RINGS) {
        if (isFree(x, y, beside, apart)) annulus[around++] = decoder.linearLuma(coded);
        continue;
      }
      const chroma = (y >> 1) * chromaWidth + (x >> 1);
      const clipped = decoder.decodeMax(coded, u[chroma] ?? 0, v[chroma] ?? 0) > CLIP_LEVEL;
      sums[ring] = (sums[ring] ?? 0) + (clipped ? NaN : decoder.linearLuma(coded));
      counts[ring] = (counts[ring] ?? 0) + 1;
      const part = floor((r * RING_PARTS) / ringWidth);
      parts[part] = (parts[part] ?? 0) + 1;
    }
  }
  return around;
}

function flat(points: readonly Point[]): Float64Array {
  const places = new Float64Array(2 * points.length);
  points.forEach(({ x, y }, i) => places.set([x, y], 2 * i));
  return places;
}

function ringWidthOf(radius: number): number {
  return max(1, radius / 4);
}

/** How far from the centre of a light of `radius` its profile is read: luma pixels. */
export function lumaReach(radius: number): number {
  return LUMA_RINGS * ringWidthOf(radius) + ANNULUS_WIDTH;
}

/** True where a pixel is farther than the square root of `apart` from all other lights (x, y, x, y, …). */
function isFree(x: number, y: number, others: Float64Array, apart: number): boolean {
  for (let i = 0; i < others.length; i += 2) {
    const dx = x - (others[i] ?? 0);
    const dy = y - (others[i + 1] ?? 0);
    if (dx * dx + dy * dy <= apart) return false;
  }
  return true;
}
