import { blueOf, greenOf, largestOf, linearise, redOf } from './colour';
import { bottom, isNearLight, left, right, squareToNearest, surround, top } from './lights';
import { middleDistance, middleOfCopy } from './middle';
import {
  brightestLuma,
  chromaU,
  chromaV,
  chromaWidth,
  height,
  isDeep,
  meanLuma,
  sampleAt,
  width,
} from './picture';
import { roomFor } from './room';

/** `RING_COUNT` of `src/light/photometry.ts`. */
const RINGS: i32 = 10;
const rings = new StaticArray<f64>(RINGS);

/** What is told of a light, in the order of `TOLD` of `src/light/photometry.ts`. */
const sums = new StaticArray<f64>(16);

/** Blocks of the aperture: distance from the nearest lamp; gamma-coded red, green, blue and the largest channel of the brightest pixel. */
let inside = 0;
let radii = new StaticArray<f64>(0);
let codedR = new StaticArray<f64>(0);
let codedG = new StaticArray<f64>(0);
let codedB = new StaticArray<f64>(0);
let peaks = new StaticArray<f64>(0);
/** Blocks of the annulus: linear red, green, blue. */
let around = 0;
let aroundR = new StaticArray<f64>(0);
let aroundG = new StaticArray<f64>(0);
let aroundB = new StaticArray<f64>(0);

export function redInRings(): usize {
  return changetype<usize>(rings);
}

export function blockSums(): usize {
  return changetype<usize>(sums);
}

/**
 * Reads the blocks within `radius` chroma samples of the first `count` lamps (the aperture) and those from `inner` to `outer` around them (the
 * annulus), apart from the first `others` lights. Blocks above `clip` are clipped. False where too few are left to measure.
 */
export function measureBlocks(count: i32, radius: f64, inner: f64, outer: f64, others: i32, clip: f64): bool {
  surround(count);
  const across = <i32>Math.ceil((right - left) / 2 + 2 * outer) + 1;
  const down = <i32>Math.ceil((bottom - top) / 2 + 2 * outer) + 1;
  reserve(across * down);
  if (isDeep) collect<u16>(count, radius, inner, outer, others);
  else collect<u8>(count, radius, inner, outer, others);
  if (around < 8 || inside < 4) return false;
  sumUp(radius, clip);
  describe(clip);
  return true;
}

/** All of the room is there when the last list is: memory may end before. */
function reserve(count: i32): void {
  if (aroundB.length >= count) return;
  radii = new StaticArray<f64>(roomFor(count));
  codedR = new StaticArray<f64>(roomFor(count));
  codedG = new StaticArray<f64>(roomFor(count));
  codedB = new StaticArray<f64>(roomFor(count));
  peaks = new StaticArray<f64>(roomFor(count));
  aroundR = new StaticArray<f64>(roomFor(count));
  aroundG = new StaticArray<f64>(roomFor(count));
  aroundB = new StaticArray<f64>(roomFor(count));
}

function collect<T>(count: i32, radius: f64, inner: f64, outer: f64, others: i32): void {
  inside = 0;
  around = 0;
  // the middle of the block (bx, by) is at (2 bx + 0.5, 2 by + 0.5) luma pixels
  const x0 = max(0, <i32>Math.ceil((left - 0.5) / 2 - outer));
  const x1 = min((width >> 1) - 1, <i32>Math.floor((right - 0.5) / 2 + outer));
  const y0 = max(0, <i32>Math.ceil((top - 0.5) / 2 - outer));
  const y1 = min((height >> 1) - 1, <i32>Math.floor((bottom - 0.5) / 2 + outer));
  for (let by = y0; by <= y1; by++) {
    for (let bx = x0; bx <= x1; bx++) {
      const x = 2 * <f64>bx + 0.5;
      const y = 2 * <f64>by + 0.5;
      const distance = Math.sqrt(squareToNearest(x, y, count)) / 2;
      if (distance <= radius) {
        readInside<T>(bx, by, distance);
      } else if (distance >= inner && distance <= outer) {
        if (!isNearLight(x, y, others, 4 * inner * inner)) readAround<T>(bx, by);
      }
    }
  }
}

function readInside<T>(bx: i32, by: i32, distance: f64): void {
  const y = meanLuma<T>(bx, by);
  const u = sampleAt<T>(chromaU, by * chromaWidth + bx);
  const v = sampleAt<T>(chromaV, by * chromaWidth + bx);
  unchecked((radii[inside] = distance));
  unchecked((codedR[inside] = redOf(y, v)));
  unchecked((codedG[inside] = greenOf(y, u, v)));
  unchecked((codedB[inside] = blueOf(y, u)));
  unchecked((peaks[inside] = largestOf(brightestLuma<T>(bx, by), u, v)));
  inside += 1;
}

function readAround<T>(bx: i32, by: i32): void {
  const y = meanLuma<T>(bx, by);
  const u = sampleAt<T>(chromaU, by * chromaWidth + bx);
  const v = sampleAt<T>(chromaV, by * chromaWidth + bx);
  unchecked((aroundR[around] = linearise(redOf(y, v))));
  unchecked((aroundG[around] = linearise(greenOf(y, u, v))));
  unchecked((aroundB[around] = linearise(blueOf(y, u))));
  around += 1;
}

/** Sums over the unclipped blocks, the background removed; red by ring as well. */
function sumUp(radius: f64, clip: f64): void {
  const groundR = middleOfCopy(aroundR, around);
  const groundG = middleOfCopy(aroundG, around);
  const groundB = middleOfCopy(aroundB, around);
  let red: f64 = 0;
  let green: f64 = 0;
  let blue: f64 = 0;
  let used = 0;
  rings.fill(0);
  for (let i = 0; i < inside; i++) {
    const ring = <i32>unchecked(radii[i]);
    if (unchecked(peaks[i]) > clip) {
      if (ring < RINGS) unchecked((rings[ring] = NaN));
      continue;
    }
    const r = linearise(unchecked(codedR[i])) - groundR;
    red += r;
    green += linearise(unchecked(codedG[i])) - groundG;
    blue += linearise(unchecked(codedB[i])) - groundB;
    used += 1;
    if (ring < RINGS) unchecked((rings[ring] += r));
  }
  for (let ring = <i32>radius; ring < RINGS; ring++) unchecked((rings[ring] = NaN));
  sums[0] = red;
  sums[1] = green;
  sums[2] = blue;
  sums[3] = used;
  sums[4] = around;
  sums[5] = groundR;
  sums[6] = groundG;
  sums[7] = groundB;
  sums[8] = middleDistance(aroundR, around, groundR);
  sums[9] = middleDistance(aroundG, around, groundG);
}

/** The brighter half of the aperture, clipped blocks included. */
function describe(clip: f64): void {
  let peak: f64 = 0;
  for (let i = 0; i < inside; i++) peak = max(peak, unchecked(peaks[i]));
  let bright = 0;
  let clipped = 0;
  let r: f64 = 0;
  let g: f64 = 0;
  let b: f64 = 0;
  for (let i = 0; i < inside; i++) {
    const own = unchecked(peaks[i]);
    if (own <= peak / 2) continue;
    bright += 1;
    if (own > clip) clipped += 1;
    r += unchecked(codedR[i]);
    g += unchecked(codedG[i]);
    b += unchecked(codedB[i]);
  }
  sums[10] = bright;
  sums[11] = clipped;
  sums[12] = r;
  sums[13] = g;
  sums[14] = b;
  sums[15] = peak;
}
