import type { Point } from '../image';
import type { Picture } from '../kernels/picture';
import { doubles, integers, tellLamps, tellLights } from '../kernels/views';
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
 * the ring comes nearer to another light than to this one. Of a row of lamps it is the mean: r is the distance to the nearest
 * one. Video codecs hold the chroma of small lights back for some frames, but not their luma.
 */
export interface LumaProfile {
  /** Ring width w, luma pixels. */
  readonly ringWidth: number;
  readonly rings: readonly number[];
}

/** Fewer pixels of the surroundings tell nothing. */
const LEAST_AROUND = 8;

/** Radius of a light and how far from its middle its farthest lamp stands where these are not told apart (0: one lamp): luma pixels. */
export interface LightExtent {
  readonly radius: number;
  readonly span: number;
}

/** The profile of the light with these `lamps`; `others` are the lights beside it. Null at the frame's edge. */
export function lumaProfile(
  picture: Picture,
  lamps: readonly Point[],
  { radius, span }: LightExtent,
  others: readonly Point[],
): LumaProfile | null {
  const { width, height } = picture.image;
  const ringWidth = ringWidthOf(radius);
  const reach = lumaReach(radius);
  const isInside = ({ x, y }: Point) =>
    ceil(x - reach) >= 0 && ceil(y - reach) >= 0 && floor(x + reach) < width && floor(y + reach) < height;
  if (!lamps.every(isInside)) return null;

  const distances = others.map((other) => min(...lamps.map(({ x, y }) => hypot(other.x - x, other.y - y))));
  const nearest = min(...distances, Infinity);
  const rings = reach - ANNULUS_WIDTH;
  const kernels = picture.look();
  const own = tellLamps(lamps);
  const beside = tellLights(others.filter((_, i) => (distances[i] ?? 0) <= reach + rings));
  const level = kernels.readRings(own, reach, ringWidth, beside, rings * rings, CLIP_LEVEL, LEAST_AROUND);
  if (Number.isNaN(level)) return null;
  const counts = integers(kernels.countsOfRings(), own * LUMA_RINGS);
  const means = doubles(kernels.sumsOfRings(), own * LUMA_RINGS).map((sum, i) => {
    const count = counts[i] ?? 0;
    return count === 0 || ((i % LUMA_RINGS) + 1) * ringWidth > nearest / 2 ? NaN : sum / count - level;
  });
  const parts = integers(kernels.partsOfRings(), own * PARTS);
  const byLamp = Array.from({ length: own }, (_, lamp) => {
    const ofLamp = means.subarray(lamp * LUMA_RINGS, (lamp + 1) * LUMA_RINGS);
    if (span > 0) leaveOutAmongLamps(ofLamp, (span + radius) / ringWidth);
    return ringFluxes(ofLamp, parts.subarray(lamp * PARTS, (lamp + 1) * PARTS), ringWidth);
  });
  return { ringWidth, rings: meanOfLamps(byLamp) };
}

/** The rings of a light, each the mean of those around its lamps: all count alike, however many pixels are nearest to each. */
function meanOfLamps(byLamp: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = byLamp;
  if (byLamp.length === 1) return first;
  return first.map((_, ring) => byLamp.reduce((sum, rings) => sum + (rings[ring] ?? NaN), 0) / byLamp.length);
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
