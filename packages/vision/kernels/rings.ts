import { largestOf, linearLumas } from './colour';
import {
  bottom,
  isNearLight,
  lampX,
  lampY,
  left,
  MOST_LAMPS,
  nearest,
  right,
  squareToNearest,
  surround,
  top,
} from './lights';
import { middleOf } from './middle';
import { chromaU, chromaV, chromaWidth, isDeep, luma, sampleAt, width } from './picture';
import { roomFor } from './room';

/** `LUMA_RINGS` of `src/light/luma-profile.ts`, and the parts of each. */
const RINGS: i32 = 14;
const PARTS: i32 = 8;

const sums = new StaticArray<f64>(MOST_LAMPS * RINGS);
const counts = new StaticArray<i32>(MOST_LAMPS * RINGS);
const parts = new StaticArray<i32>(MOST_LAMPS * RINGS * PARTS);
/** Linear luma of the surroundings. */
let annulus = new StaticArray<f64>(0);

/** By lamp, and by ring: sum of the linear luma of its pixels, NaN where one is clipped. */
export function sumsOfRings(): usize {
  return changetype<usize>(sums);
}

/** By lamp, and by ring: how many pixels it has. */
export function countsOfRings(): usize {
  return changetype<usize>(counts);
}

/** By lamp, by ring, and by part of the ring, from the inner one outwards: how many pixels it has. */
export function partsOfRings(): usize {
  return changetype<usize>(parts);
}

/**
 * Reads all within `reach` luma pixels of the first `count` lamps: rings around each lamp of the pixels to which it is the nearest one, and
 * around them the surroundings, apart from the first `others` lights. Pixels above `clip` are clipped. The middle of the surroundings, NaN where
 * there are fewer than `least` pixels of them.
 */
export function readRings(
  count: i32,
  reach: f64,
  ringWidth: f64,
  others: i32,
  apart: f64,
  clip: f64,
  least: i32,
): f64 {
  surround(count);
  const across = <i32>Math.ceil(right - left + 2 * reach) + 1;
  const down = <i32>Math.ceil(bottom - top + 2 * reach) + 1;
  if (annulus.length < across * down) annulus = new StaticArray<f64>(roomFor(across * down));
  const around = isDeep
    ? readAll<u16>(count, reach, ringWidth, others, apart, clip)
    : readAll<u8>(count, reach, ringWidth, others, apart, clip);
  return around < least ? NaN : middleOf(annulus, around);
}

function readAll<T>(count: i32, reach: f64, ringWidth: f64, others: i32, apart: f64, clip: f64): i32 {
  sums.fill(0);
  counts.fill(0);
  parts.fill(0);
  const x0 = <i32>Math.ceil(left - reach);
  const x1 = <i32>Math.floor(right + reach);
  const y1 = <i32>Math.floor(bottom + reach);
  let around = 0;
  for (let y = <i32>Math.ceil(top - reach); y <= y1; y++) {
    const start = max(x0, <i32>Math.ceil(rowStart(<f64>y, count, reach)));
    const end = min(x1, <i32>Math.floor(rowEnd(<f64>y, count, reach)));
    const row = y * width;
    const chromaRow = (y >> 1) * chromaWidth;
    for (let x = start; x <= end; x++) {
      const r = Math.sqrt(squareToNearest(<f64>x, <f64>y, count));
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
      const own = nearest * RINGS + ring;
      unchecked((sums[own] += isClipped ? NaN : unchecked(linearLumas[coded])));
      unchecked((counts[own] += 1));
      unchecked((parts[nearest * RINGS * PARTS + part] += 1));
    }
  }
  return around;
}

/** No pixel of the row `y` before this one, or behind the other, is within `reach` of a lamp. */
function rowStart(y: f64, count: i32, reach: f64): f64 {
  let start = Infinity;
  for (let lamp = 0; lamp < count; lamp++) start = min(start, lampX(lamp) - halfOf(y - lampY(lamp), reach));
  return start;
}

function rowEnd(y: f64, count: i32, reach: f64): f64 {
  let end = -Infinity;
  for (let lamp = 0; lamp < count; lamp++) end = max(end, lampX(lamp) + halfOf(y - lampY(lamp), reach));
  return end;
}

/** Half of a disc's row `dy` from its middle, and a pixel more. */
function halfOf(dy: f64, reach: f64): f64 {
  return Math.sqrt(max<f64>(0, reach * reach - dy * dy)) + 1;
}
