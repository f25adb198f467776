import { largestOf, linearLumas } from './colour';
import { isNearLight } from './lights';
import { middleOf } from './middle';
import { chromaU, chromaV, chromaWidth, isDeep, luma, sampleAt, width } from './picture';
import { roomFor } from './room';

/** `LUMA_RINGS` of `src/light/luma-profile.ts`, and the parts of each. */
const RINGS: i32 = 14;
const PARTS: i32 = 8;

const sums = new StaticArray<f64>(RINGS);
const counts = new StaticArray<i32>(RINGS);
const parts = new StaticArray<i32>(RINGS * PARTS);
/** Linear luma of the surroundings. */
let annulus = new StaticArray<f64>(0);

/** By ring: sum of the linear luma of its pixels, NaN where one is clipped. */
export function sumsOfRings(): usize {
  return changetype<usize>(sums);
}

/** By ring: how many pixels it has. */
export function countsOfRings(): usize {
  return changetype<usize>(counts);
}

/** By ring and by part of the ring, from the inner one outwards: how many pixels it has. */
export function partsOfRings(): usize {
  return changetype<usize>(parts);
}

/**
 * Reads the disc of `reach` luma pixels around (cx, cy): its rings, and around them the surroundings, apart from the first `others` lights.
 * Pixels above `clip` are clipped. The middle of the surroundings, NaN where there are fewer than `least` pixels of them.
 */
export function readRings(
  cx: f64,
  cy: f64,
  reach: f64,
  ringWidth: f64,
  others: i32,
  apart: f64,
  clip: f64,
  least: i32,
): f64 {
  const side = 2 * <i32>Math.ceil(reach) + 1;
  if (annulus.length < side * side) annulus = new StaticArray<f64>(roomFor(side * side));
  const around = isDeep
    ? readDisc<u16>(cx, cy, reach, ringWidth, others, apart, clip)
    : readDisc<u8>(cx, cy, reach, ringWidth, others, apart, clip);
  return around < least ? NaN : middleOf(annulus, around);
}

function readDisc<T>(cx: f64, cy: f64, reach: f64, ringWidth: f64, others: i32, apart: f64, clip: f64): i32 {
  sums.fill(0);
  counts.fill(0);
  parts.fill(0);
  const x0 = <i32>Math.ceil(cx - reach);
  const x1 = <i32>Math.floor(cx + reach);
  const y1 = <i32>Math.floor(cy + reach);
  let around = 0;
  for (let y = <i32>Math.ceil(cy - reach); y <= y1; y++) {
    const dy = (<f64>y - cy) * (<f64>y - cy);
    const half = Math.sqrt(max<f64>(0, reach * reach - dy)) + 1;
    const end = min(x1, <i32>Math.floor(cx + half));
    const row = y * width;
    const chromaRow = (y >> 1) * chromaWidth;
    for (let x = max(x0, <i32>Math.ceil(cx - half)); x <= end; x++) {
      const r = Math.sqrt((<f64>x - cx) * (<f64>x - cx) + dy);
      if (r >= reach) continue;
      const coded = sampleAt<T>(luma, row + x);
      const part = <i32>((r * PARTS) / ringWidth);
      const ring = part / PARTS;
      if (ring >= RINGS) {
        if (isNearLight(x, y, others, apart)) continue;
        unchecked((annulus[around] = unchecked(linearLumas[coded])));
        around += 1;
        continue;
      }
      const u = sampleAt<T>(chromaU, chromaRow + (x >> 1));
      const v = sampleAt<T>(chromaV, chromaRow + (x >> 1));
      const isClipped = largestOf(coded, u, v) > clip;
      unchecked((sums[ring] += isClipped ? NaN : unchecked(linearLumas[coded])));
      unchecked((counts[ring] += 1));
      unchecked((parts[part] += 1));
    }
  }
  return around;
}
