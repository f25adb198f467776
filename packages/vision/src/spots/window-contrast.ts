import { DISC, leastContrast, LEVEL_WITHIN, SMOOTHING, type ContrastOf, type Top } from './tops';

const { exp, max, min, round } = Math;

/** Weight of the middle sample and of the one on either side. */
const SIDE = exp(-1 / (2 * SMOOTHING * SMOOTHING)) / (1 + 2 * exp(-1 / (2 * SMOOTHING * SMOOTHING)));
const MIDDLE = 1 - 2 * SIDE;

/** Room that is kept from frame to frame. */
let rows = new Float32Array(0);
let smooth = new Float32Array(0);
let contrast = new Float32Array(0);
let columns = new Float64Array(0);

/**
 * Contrast and tops of a window, as `frameContrast` finds them: on typed arrays, which for the windows that every frame is searched in takes
 * a fifth of the time, since only places of enough contrast are tried for tops and nothing is copied into another heap.
 */
export const windowContrast: ContrastOf = (values, width, height, options) => {
  const size = width * height;
  if (rows.length < size) {
    rows = new Float32Array(size);
    smooth = new Float32Array(size);
    contrast = new Float32Array(size);
  }
  if (columns.length < width) columns = new Float64Array(width);
  smoothen(values, width, height);
  subtractSurroundings(values, width, height, options.kernel >> 1);
  const contrasts = contrast.subarray(0, size);
  const level = leastContrast(contrasts, options);
  return { contrasts, tops: findTops(contrasts, width, height, level), level };
};

/** Three by three samples; outside of the window lie copies of its border. */
function smoothen(values: Float32Array, width: number, height: number): void {
  for (let y = 0; y < height; y++) smoothenRow(values, y * width, width);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const above = max(0, y - 1) * width;
    const below = min(height - 1, y + 1) * width;
    for (let x = 0; x < width; x++) {
      smooth[row + x] =
        MIDDLE * (rows[row + x] ?? 0) + SIDE * ((rows[above + x] ?? 0) + (rows[below + x] ?? 0));
    }
  }
}

function smoothenRow(values: Float32Array, row: number, width: number): void {
  let before = values[row] ?? 0;
  let here = before;
  for (let i = row; i < row + width - 1; i++) {
    const after = values[i + 1] ?? 0;
    rows[i] = MIDDLE * here + SIDE * (before + after);
    before = here;
    here = after;
  }
  rows[row + width - 1] = MIDDLE * here + SIDE * (before + here);
}

/** Contrast: smoothed samples less the mean of the square of `2 half + 1` samples around each, from sums that run along. */
function subtractSurroundings(values: Float32Array, width: number, height: number, half: number): void {
  for (let x = 0; x < width; x++) {
    let sum = (half + 1) * (values[x] ?? 0);
    for (let y = 1; y <= half; y++) sum += values[min(height - 1, y) * width + x] ?? 0;
    columns[x] = sum;
  }
  for (let y = 0; y < height; y++) {
    subtractMeans(y * width, width, half);
    const entering = min(height - 1, y + half + 1) * width;
    const leaving = max(0, y - half) * width;
    for (let x = 0; x < width; x++) {
      columns[x] = (columns[x] ?? 0) + (values[entering + x] ?? 0) - (values[leaving + x] ?? 0);
    }
  }
}

/** One row of it, from the sums of its columns. */
function subtractMeans(row: number, width: number, half: number): void {
  const scale = 1 / (2 * half + 1) ** 2;
  const last = width - 1;
  let sum = (half + 1) * (columns[0] ?? 0);
  for (let x = 1; x <= half; x++) sum += columns[min(last, x)] ?? 0;
  for (let x = 0; x < width; x++) {
    contrast[row + x] = (smooth[row + x] ?? 0) - sum * scale;
    const entering = x + half < last ? x + half + 1 : last;
    const leaving = x > half ? x - half : 0;
    sum += (columns[entering] ?? 0) - (columns[leaving] ?? 0);
  }
}

/** Touching samples of enough contrast that are the highest of the disc around them are one top, at their middle. */
function findTops(contrasts: Float32Array, width: number, height: number, level: number): Top[] {
  const highest = highestSamples(contrasts, width, height, level);
  const tops: Top[] = [];
  for (const first of highest) {
    const group = takeGroup(first, highest, width);
    const bx = round(group.reduce((sum, i) => sum + (i % width), 0) / group.length);
    const by = round(group.reduce((sum, i) => sum + Math.floor(i / width), 0) / group.length);
    tops.push({ bx, by, strength: contrasts[by * width + bx] ?? 0 });
  }
  return tops;
}

/** A function of its own: compiled code that ends in the middle of one is thrown away each time. */
function highestSamples(contrasts: Float32Array, width: number, height: number, level: number): Set<number> {
  const highest = new Set<number>();
  for (let i = 0; i < contrasts.length; i++) {
    if ((contrasts[i] ?? 0) > level && isHighest(i, width, height)) highest.add(i);
  }
  return highest;
}

function isHighest(index: number, width: number, height: number): boolean {
  const x = index % width;
  const y = (index - x) / width;
  const least = (smooth[index] ?? 0) + LEVEL_WITHIN;
  for (const [dy, reach] of DISC) {
    if (y + dy < 0 || y + dy >= height) continue;
    const row = (y + dy) * width;
    for (let column = max(0, x - reach); column <= min(width - 1, x + reach); column++) {
      if ((smooth[row + column] ?? 0) > least) return false;
    }
  }
  return true;
}

/** Takes a sample and all that touch it, and touch those, out of a set. */
function takeGroup(first: number, from: Set<number>, width: number): number[] {
  from.delete(first);
  const group = [first];
  for (let next = 0; next < group.length; next++) {
    const index = group[next] ?? first;
    const x = index % width;
    for (const dx of [-1, 0, 1]) {
      if (x + dx < 0 || x + dx >= width) continue;
      for (const neighbour of [index + dx - width, index + dx, index + dx + width]) {
        if (from.delete(neighbour)) group.push(neighbour);
      }
    }
  }
  return group;
}
