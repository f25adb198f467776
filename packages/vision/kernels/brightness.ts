import { largestOfFour, lumasOf, rednessOfFour } from './colour';
import {
  chromaU,
  chromaV,
  chromaWidth,
  fourPairs,
  fourSamples,
  height,
  isDeep,
  luma,
  sampleAt,
  width,
} from './picture';
import { roomFor } from './room';

/** What {@link brightness} or {@link redness} leaves. Four more than asked for: samples are written four at once. */
export let samples = new StaticArray<f32>(4);

/** Where so many samples of a region are: of {@link brightness}, or to be written. */
export function reserveSamples(count: i32): usize {
  if (samples.length < count + 4) samples = new StaticArray<f32>(roomFor(count + 4));
  return changetype<usize>(samples);
}

/** The largest of R′, G′, B′, 0–255, of `columns` × `rows` chroma samples from (bx, by) on, row by row. */
export function brightness(bx: i32, by: i32, columns: i32, rows: i32): usize {
  const at = reserveSamples(columns * rows);
  if (isDeep) brighten<u16>(at, bx, by, columns, rows);
  else brighten<u8>(at, bx, by, columns, rows);
  return at;
}

/** R′ less B′, in the scale of {@link brightness}. */
export function redness(bx: i32, by: i32, columns: i32, rows: i32): usize {
  const at = reserveSamples(columns * rows);
  if (isDeep) redden<u16>(at, bx, by, columns, rows);
  else redden<u8>(at, bx, by, columns, rows);
  return at;
}

function redden<T>(at: usize, bx: i32, by: i32, columns: i32, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    const chroma = (by + row) * chromaWidth + bx;
    const into = at + ((<usize>(row * columns)) << 2);
    for (let i = 0; i < columns; i += 4) {
      const u = f32x4.convert_i32x4_s(fourSamples<T>(chromaU, chroma + i));
      const v = f32x4.convert_i32x4_s(fourSamples<T>(chromaV, chroma + i));
      v128.store(into + ((<usize>i) << 2), f32x4.mul(f32x4.splat(255), rednessOfFour(u, v)));
    }
  }
}

/** What is read and written beyond the end of a row is written again with the next one; pictures have room for it. */
function brighten<T>(at: usize, bx: i32, by: i32, columns: i32, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    const upper = min(2 * (by + row), height - 1) * width + 2 * bx;
    const lower = min(2 * (by + row) + 1, height - 1) * width + 2 * bx;
    const chroma = (by + row) * chromaWidth + bx;
    const into = at + ((<usize>(row * columns)) << 2);
    for (let i = 0; i < columns; i += 4) {
      const sums = i32x4.add(fourPairs<T>(luma, upper + 2 * i), fourPairs<T>(luma, lower + 2 * i));
      const lumas = lumasOf(f32x4.mul(f32x4.convert_i32x4_s(sums), f32x4.splat(0.25)));
      const u = f32x4.convert_i32x4_s(fourSamples<T>(chromaU, chroma + i));
      const v = f32x4.convert_i32x4_s(fourSamples<T>(chromaV, chroma + i));
      v128.store(into + ((<usize>i) << 2), f32x4.mul(f32x4.splat(255), largestOfFour(lumas, u, v)));
    }
    if (2 * (bx + columns) > width) brightenLast<T>(into, columns - 1, upper, lower, chroma);
  }
}

/** Where the width is odd, the last chroma sample has one column of pixels. */
function brightenLast<T>(into: usize, i: i32, upper: i32, lower: i32, chroma: i32): void {
  const sum = sampleAt<T>(luma, upper + 2 * i) + sampleAt<T>(luma, lower + 2 * i);
  const lumas = lumasOf(f32x4.splat(<f32>sum * 0.5));
  const u = f32x4.splat(<f32>sampleAt<T>(chromaU, chroma + i));
  const v = f32x4.splat(<f32>sampleAt<T>(chromaV, chroma + i));
  f32.store(into + ((<usize>i) << 2), 255 * f32x4.extract_lane(largestOfFour(lumas, u, v), 0));
}
