import { gammaCode, linearise, redOf } from './colour';
import { middleOf } from './middle';
import { chromaHeight, chromaV, chromaWidth, height, isDeep, luma, sampleAt, width } from './picture';
import { roomFor } from './room';

/** Only what is brighter than this part of the peak counts: lamp housings and reflections below a light are fainter. */
const CORE_LEVEL: f64 = 0.3;
/** Gamma-coded, full scale 1: much more than rounding can make of a level on its way there and back. */
const TOLERANCE: f64 = 1e-6;
const MOST_STEPS: i32 = 4;

/** Gamma-coded red of the pixels of a square around a light, row by row. */
let red = new StaticArray<f64>(0);
/** Linear red of one of its sides. */
let border = new StaticArray<f64>(0);
/** Where the two columns of chroma beside a column of the square lie, and how near it is to the right one. */
let left = new StaticArray<i32>(0);
let right = new StaticArray<i32>(0);
let share = new StaticArray<f64>(0);

/** The surroundings of the square: linear red at its centre, and slopes per pixel. */
let level: f64 = 0;
let slopeX: f64 = 0;
let slopeY: f64 = 0;

/** The last centre that was found, luma pixels. */
let x: f64 = 0;
let y: f64 = 0;

export function centreX(): f64 {
  return x;
}

export function centreY(): f64 {
  return y;
}

/** `src/light/centroid.ts`. False where there is no light, or the disc leaves the picture. */
export function centroid(startX: f64, startY: f64, radius: f64): bool {
  const half = <i32>Math.ceil(radius) + 2;
  const size = 2 * half + 1;
  reserve(size);
  x = startX;
  y = startY;
  let cx = i32.MIN_VALUE;
  let cy = i32.MIN_VALUE;
  let peak: f64 = 0;
  for (let count = 0; count < MOST_STEPS; count++) {
    if (<i32>Math.round(x) !== cx || <i32>Math.round(y) !== cy) {
      cx = <i32>Math.round(x);
      cy = <i32>Math.round(y);
      if (cx < half || cy < half || cx >= width - half || cy >= height - half) return false;
      const largest = isDeep
        ? readRed<u16>(cx - half, cy - half, size)
        : readRed<u8>(cx - half, cy - half, size);
      peak = max<f64>(0, linearise(largest));
      lookAround(size);
    }
    const fromX = x;
    const fromY = y;
    if (!stepToCentre(half, CORE_LEVEL * (peak - level), x - cx, y - cy, radius)) return false;
    if ((x - fromX) * (x - fromX) + (y - fromY) * (y - fromY) < 1e-4) break;
  }
  return true;
}

/** Mean linear red of the pixels within `radius` of a place, luma pixels; NaN where the disc leaves the picture. */
export function meanRed(atX: f64, atY: f64, radius: f64): f64 {
  const half = <i32>Math.ceil(radius);
  const size = 2 * half + 1;
  const cx = <i32>Math.round(atX);
  const cy = <i32>Math.round(atY);
  if (cx < half || cy < half || cx >= width - half || cy >= height - half) return NaN;
  reserve(size);
  if (isDeep) readRed<u16>(cx - half, cy - half, size);
  else readRed<u8>(cx - half, cy - half, size);
  let sum: f64 = 0;
  let count = 0;
  for (let row = 0; row < size; row++) {
    const dy = <f64>(row - half + cy) - atY;
    for (let column = 0; column < size; column++) {
      const dx = <f64>(column - half + cx) - atX;
      if (dx * dx + dy * dy > radius * radius) continue;
      sum += linearise(unchecked(red[row * size + column]));
      count += 1;
    }
  }
  return sum / count;
}

/** All of the room is there when the last list is: memory may end before. */
function reserve(size: i32): void {
  if (share.length >= size) return;
  red = new StaticArray<f64>(4 * size * size);
  border = new StaticArray<f64>(roomFor(size));
  left = new StaticArray<i32>(roomFor(size));
  right = new StaticArray<i32>(roomFor(size));
  share = new StaticArray<f64>(roomFor(size));
}

/**
 * Reads the square of `size` luma pixels from (x0, y0) on; the largest value. V is bilinear between the chroma samples, each of which is taken
 * to lie in the middle of its 2×2 pixels.
 */
function readRed<T>(x0: i32, y0: i32, size: i32): f64 {
  placeColumns(x0, size);
  let largest = -Infinity;
  for (let row = 0; row < size; row++) {
    const by = (<f64>(y0 + row) - 0.5) / 2;
    const line = max(0, <i32>Math.floor(by));
    const upper = line * chromaWidth;
    const lower = min(chromaHeight - 1, line + 1) * chromaWidth;
    const down = by - <f64>line;
    const from = (y0 + row) * width + x0;
    const into = row * size;
    for (let column = 0; column < size; column++) {
      const l = unchecked(left[column]);
      const r = unchecked(right[column]);
      const across = unchecked(share[column]);
      const upperLeft = <f64>sampleAt<T>(chromaV, upper + l);
      const lowerLeft = <f64>sampleAt<T>(chromaV, lower + l);
      const above = upperLeft + across * (<f64>sampleAt<T>(chromaV, upper + r) - upperLeft);
      const below = lowerLeft + across * (<f64>sampleAt<T>(chromaV, lower + r) - lowerLeft);
      const value = redOf(sampleAt<T>(luma, from + column), above + down * (below - above));
      unchecked((red[into + column] = value));
      if (value > largest) largest = value;
    }
  }
  return largest;
}

function placeColumns(x0: i32, size: i32): void {
  for (let column = 0; column < size; column++) {
    const bx = (<f64>(x0 + column) - 0.5) / 2;
    const first = max(0, <i32>Math.floor(bx));
    unchecked((left[column] = first));
    unchecked((right[column] = min(chromaWidth - 1, first + 1)));
    unchecked((share[column] = bx - <f64>first));
  }
}

/** A plane through the medians of the square's four sides: ground behind a light is brighter on one side than on the other. */
function lookAround(size: i32): void {
  const top = middleOfSide(size, 0, 1);
  const bottom = middleOfSide(size, (size - 1) * size, 1);
  const leftSide = middleOfSide(size, 0, size);
  const rightSide = middleOfSide(size, size - 1, size);
  level = (top + bottom + leftSide + rightSide) / 4;
  slopeX = (rightSide - leftSide) / <f64>(size - 1);
  slopeY = (bottom - top) / <f64>(size - 1);
}

function middleOfSide(size: i32, first: i32, step: i32): f64 {
  for (let i = 0; i < size; i++) unchecked((border[i] = linearise(unchecked(red[first + i * step]))));
  return middleOf(border, size);
}

/**
 * Moves the centre, which is (ox, oy) from the middle of the square, to the first moment of what is more than `floor` above the surroundings
 * in the disc around it. False where nothing is.
 */
function stepToCentre(half: i32, floor: f64, ox: f64, oy: f64, radius: f64): bool {
  const size = 2 * half + 1;
  // most pixels are as dark as the ground: they need not be linearised to tell
  const least = gammaCode(level - <f64>half * (abs(slopeX) + abs(slopeY)) + floor) - TOLERANCE;
  let sum: f64 = 0;
  let sumX: f64 = 0;
  let sumY: f64 = 0;
  for (let row = 0; row < size; row++) {
    const dy = <f64>(row - half) - oy;
    for (let column = 0; column < size; column++) {
      const coded = unchecked(red[row * size + column]);
      if (coded <= least) continue;
      const dx = <f64>(column - half) - ox;
      if (dx * dx + dy * dy > radius * radius) continue;
      const behind = level + slopeX * <f64>(column - half) + slopeY * <f64>(row - half);
      const value = linearise(coded) - behind - floor;
      if (value <= 0) continue;
      sum += value;
      sumX += value * dx;
      sumY += value * dy;
    }
  }
  if (sum <= 0) return false;
  x += sumX / sum;
  y += sumY / sum;
  return true;
}
