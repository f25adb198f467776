import type { Point } from '../image';
import type { Picture } from '../kernels/picture';
import { doubles, integers, tellLights } from '../kernels/views';
import { RING_PARTS, ringFluxes } from './ring-flux';

const { ceil, floor, hypot, max, min } = Math;

/** Rings of a luma profile. */
export const LUMA_RINGS = 14;
const PARTS = LUMA_RINGS * RING_PARTS;

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

/** Fewer pixels of the surroundings tell nothing. */
const LEAST_AROUND = 8;

/** Radius of a light and how far from its middle its farthest lamp stands (0: one lamp, or not shown apart): luma pixels. */
export interface LightExtent {
  readonly radius: number;
  readonly span: number;
}

/** The profile of the light at `centre`; `others` are the lights beside it. Null at the frame's edge. */
export function lumaProfile(
  picture: Picture,
  centre: Point,
  { radius, span }: LightExtent,
  others: readonly Point[],
): LumaProfile | null {
  const { width, height } = picture.image;
  const { x, y } = centre;
  const ringWidth = ringWidthOf(radius);
  const reach = lumaReach(radius);
  if (ceil(x - reach) < 0 || ceil(y - reach) < 0) return null;
  if (floor(x + reach) >= width || floor(y + reach) >= height) return null;

  const distances = others.map((other) => hypot(other.x - x, other.y - y));
  const nearest = min(...distances, Infinity);
  const own = reach - ANNULUS_WIDTH;
  const kernels = picture.look();
  const beside = tellLights(others.filter((_, i) => (distances[i] ?? 0) <= reach + own));
  const level = kernels.readRings(x, y, reach, ringWidth, beside, own * own, CLIP_LEVEL, LEAST_AROUND);
  if (Number.isNaN(level)) return null;
  const counts = integers(kernels.countsOfRings(), LUMA_RINGS);
  const means = doubles(kernels.sumsOfRings(), LUMA_RINGS).map((sum, ring) => {
    const count = counts[ring] ?? 0;
    return count === 0 || (ring + 1) * ringWidth > nearest / 2 ? NaN : sum / count - level;
  });
  if (span > 0) leaveOutAmongLamps(means, (span + radius) / ringWidth);
  return { ringWidth, rings: ringFluxes(means, integers(kernels.partsOfRings(), PARTS), ringWidth) };
}

/**
 * Between lamps that are clipped there are rings that are not, and tell of the nearest of the lamps only: without the clipped ones they are
 * left out, too. `reach`: of all lamps, rings.
 */
function leaveOutAmongLamps(means: Float64Array, reach: number): void {
  for (let ring = min(LUMA_RINGS, ceil(reach)) - 1; ring >= 0; ring--) {
    if (Number.isNaN(means[ring])) return void means.fill(NaN, 0, ring);
  }
}

function ringWidthOf(radius: number): number {
  return max(1, radius / 4);
}

/** How far from the centre of a light of `radius` its profile is read: luma pixels. */
export function lumaReach(radius: number): number {
  return LUMA_RINGS * ringWidthOf(radius) + ANNULUS_WIDTH;
}
