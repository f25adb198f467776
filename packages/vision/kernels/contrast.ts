import { samples } from './brightness';
import { roomFor } from './room';

/** Samples that differ by less are level. */
const LEVEL_WITHIN: f32 = 1e-3;

/** Row by row; four more than asked for, since they are written four at once. */
let rows = new StaticArray<f32>(0);
let smooth = new StaticArray<f32>(0);
let contrasts = new StaticArray<f32>(0);
let columns = new StaticArray<f64>(0);
let tops = new StaticArray<i32>(0);

/** Makes room for `count` samples in rows of `width`: all of it is there when the last list is. */
function reserve(count: i32, width: i32): void {
  if (columns.length < width + 4) columns = new StaticArray<f64>(roomFor(width + 4));
  if (tops.length >= count + 4) return;
  rows = new StaticArray<f32>(roomFor(count + 4));
  smooth = new StaticArray<f32>(roomFor(count + 4));
  contrasts = new StaticArray<f32>(roomFor(count + 4));
  tops = new StaticArray<i32>(roomFor(count + 4));
}

/** Where {@link findHighest} leaves what it found. */
export function highest(): usize {
  return changetype<usize>(tops);
}

/** Address of an element of four bytes. */
function at(list: StaticArray<f32>, index: i32): usize {
  return changetype<usize>(list) + ((<usize>index) << 2);
}

/**
 * Contrast of the `width` × `height` samples of `brightness`: smoothed samples (three by three, `side` and 1 − 2 `side` the weights along
 * and across), less the mean of the square of `2 half + 1` samples around each. Outside of the region lie copies of its border.
 */
export function contrast(width: i32, height: i32, half: i32, side: f32): usize {
  reserve(width * height, width);
  for (let y = 0; y < height; y++) smoothenRow(y * width, width, side);
  for (let y = 0; y < height; y++) {
    smoothenAcross(y * width, max(0, y - 1) * width, min(height - 1, y + 1) * width, width, side);
  }
  startColumns(width, height, half);
  for (let y = 0; y < height; y++) {
    subtractMeans(y * width, width, half);
    moveColumns(min(height - 1, y + half + 1) * width, max(0, y - half) * width, width);
  }
  return changetype<usize>(contrasts);
}

function smoothenRow(row: i32, width: i32, side: f32): void {
  const middle: f32 = 1 - 2 * side;
  const last = row + width - 1;
  for (let i = row + 1; i < last; i += 4) {
    const beside = f32x4.add(v128.load(at(samples, i - 1)), v128.load(at(samples, i + 1)));
    const own = f32x4.mul(f32x4.splat(middle), v128.load(at(samples, i)));
    v128.store(at(rows, i), f32x4.add(own, f32x4.mul(f32x4.splat(side), beside)));
  }
  const first = unchecked(samples[row]);
  const end = unchecked(samples[last]);
  unchecked((rows[row] = middle * first + side * (first + unchecked(samples[row + 1]))));
  unchecked((rows[last] = middle * end + side * (unchecked(samples[last - 1]) + end)));
}

function smoothenAcross(row: i32, above: i32, below: i32, width: i32, side: f32): void {
  const middle: f32 = 1 - 2 * side;
  for (let x = 0; x < width; x += 4) {
    const beside = f32x4.add(v128.load(at(rows, above + x)), v128.load(at(rows, below + x)));
    const own = f32x4.mul(f32x4.splat(middle), v128.load(at(rows, row + x)));
    v128.store(at(smooth, row + x), f32x4.add(own, f32x4.mul(f32x4.splat(side), beside)));
  }
}

/** Sums of the columns around the first row; those of the others run along. */
function startColumns(width: i32, height: i32, half: i32): void {
  for (let x = 0; x < width; x++) {
    let sum = <f64>(half + 1) * <f64>unchecked(samples[x]);
    for (let y = 1; y <= half; y++) sum += <f64>unchecked(samples[min(height - 1, y) * width + x]);
    unchecked((columns[x] = sum));
  }
}

function moveColumns(entering: i32, leaving: i32, width: i32): void {
  for (let x = 0; x < width; x += 2) {
    const column = changetype<usize>(columns) + ((<usize>x) << 3);
    const more = f64x2.promote_low_f32x4(v128.load64_zero(at(samples, entering + x)));
    const less = f64x2.promote_low_f32x4(v128.load64_zero(at(samples, leaving + x)));
    v128.store(column, f64x2.sub(f64x2.add(v128.load(column), more), less));
  }
}

function subtractMeans(row: i32, width: i32, half: i32): void {
  const scale = 1 / (<f64>(2 * half + 1) * <f64>(2 * half + 1));
  const last = width - 1;
  let sum = <f64>(half + 1) * unchecked(columns[0]);
  for (let x = 1; x <= half; x++) sum += unchecked(columns[min(last, x)]);
  for (let x = 0; x < width; x++) {
    unchecked((contrasts[row + x] = <f32>(<f64>unchecked(smooth[row + x]) - sum * scale)));
    sum += unchecked(columns[min(last, x + half + 1)]) - unchecked(columns[max(0, x - half)]);
  }
}

/**
 * The places, in order, where the contrast of the last {@link contrast} is more than `level` and no sample is brighter in the disc around:
 * how many.
 */
export function findHighest(width: i32, height: i32, level: f32): i32 {
  let found = 0;
  for (let four = 0; four < width * height; four += 4) {
    // nearly all places are as dark as what is around them
    if (!v128.any_true(f32x4.gt(v128.load(at(contrasts, four)), f32x4.splat(level)))) continue;
    for (let i = four; i < min(four + 4, width * height); i++) {
      if (unchecked(contrasts[i]) <= level || !isHighest(i, width, height)) continue;
      unchecked((tops[found] = i));
      found += 1;
    }
  }
  return found;
}

/** The disc: five by five samples without their corners and the two beside each. */
function isHighest(index: i32, width: i32, height: i32): bool {
  const x = index % width;
  const y = index / width;
  const least = unchecked(smooth[index]) + LEVEL_WITHIN;
  for (let dy = -2; dy <= 2; dy++) {
    if (y + dy < 0 || y + dy >= height) continue;
    const reach = abs(dy) === 2 ? 0 : 2;
    const row = (y + dy) * width;
    for (let column = max(0, x - reach); column <= min(width - 1, x + reach); column++) {
      if (unchecked(smooth[row + column]) > least) return false;
    }
  }
  return true;
}
