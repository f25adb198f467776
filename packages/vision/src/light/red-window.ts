import type { YuvImage } from '../image';
import type { ColourDecoder } from './colour';

const { floor, max, min } = Math;

/** Where the two columns of chroma beside a column of the window lie, and how near it is to the right one. */
let left = new Int32Array(64);
let right = new Int32Array(64);
let share = new Float64Array(64);

/**
 * Reads gamma-coded red in the square of `size` luma pixels from (x0, y0) on into `window`, row by row; returns the largest value. V is
 * bilinear between the chroma samples, each of which is taken to lie in the middle of its 2×2 pixels.
 */
export function readRed(
  image: YuvImage,
  decoder: ColourDecoder,
  x0: number,
  y0: number,
  size: number,
  window: Float64Array,
): number {
  const { y: luma, v, width, chromaWidth, chromaHeight } = image;
  placeColumns(x0, size, chromaWidth);
  let largest = -Infinity;
  for (let row = 0; row < size; row++) {
    const by = (y0 + row - 0.5) / 2;
    const line = max(0, floor(by));
    const upper = line * chromaWidth;
    const lower = min(chromaHeight - 1, line + 1) * chromaWidth;
    const down = by - line;
    const from = (y0 + row) * width + x0;
    const into = row * size;
    for (let column = 0; column < size; column++) {
      const l = left[column] ?? 0;
      const r = right[column] ?? 0;
      const across = share[column] ?? 0;
      const upperLeft = v[upper + l] ?? 0;
      const lowerLeft = v[lower + l] ?? 0;
      const above = upperLeft + across * ((v[upper + r] ?? 0) - upperLeft);
      const below = lowerLeft + across * ((v[lower + r] ?? 0) - lowerLeft);
      const red = decoder.redOf(luma[from + column] ?? 0, above + down * (below - above));
      window[into + column] = red;
      if (red > largest) largest = red;
    }
  }
  return largest;
}

function placeColumns(x0: number, size: number, chromaWidth: number): void {
  if (left.length < size) {
    left = new Int32Array(2 * size);
    right = new Int32Array(2 * size);
    share = new Float64Array(2 * size);
  }
  for (let column = 0; column < size; column++) {
    const bx = (x0 + column - 0.5) / 2;
    const first = max(0, floor(bx));
    left[column] = first;
    right[column] = min(chromaWidth - 1, first + 1);
    share[column] = bx - first;
  }
}
