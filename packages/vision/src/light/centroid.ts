import type { Point, YuvImage } from '../image';
import { linearise, type ColourDecoder } from './colour';
import { middleOf } from './middle';

/** Only what is brighter than this part of the peak counts: lamp housings and reflections below a light are fainter. */
const CORE_LEVEL = 0.3;

/** The surroundings of a light in a square window: linear red at its centre, and slopes per pixel. */
interface Surroundings {
  readonly level: number;
  readonly slopeX: number;
  readonly slopeY: number;
}

/** Room kept from light to light: pixels of the window, and those of one of its sides. */
let room = new Float64Array(4096);
let border = new Float64Array(64);

/** A plane through the medians of the window's four sides: ground behind a light is brighter on one side than on the other. */
function surroundings(window: Float64Array, size: number): Surroundings {
  const side = (at: (i: number) => number): number => {
    for (let i = 0; i < size; i++) border[i] = window[at(i)] ?? 0;
    return middleOf(border, size);
  };
  const top = side((i) => i);
  const bottom = side((i) => (size - 1) * size + i);
  const left = side((i) => i * size);
  const right = side((i) => i * size + size - 1);
  return {
    level: (top + bottom + left + right) / 4,
    slopeX: (right - left) / (size - 1),
    slopeY: (bottom - top) / (size - 1),
  };
}

/** V at a luma pixel, bilinear between the chroma samples, each of which is taken to lie in the middle of its 2×2 pixels. */
function redDifference(image: YuvImage, x: number, y: number): number {
  const bx = (x - 0.5) / 2;
  const by = (y - 0.5) / 2;
  const x0 = Math.max(0, Math.floor(bx));
  const y0 = Math.max(0, Math.floor(by));
  const x1 = Math.min(image.chromaWidth - 1, x0 + 1);
  const y1 = Math.min(image.chromaHeight - 1, y0 + 1);
  const [fx, fy] = [bx - x0, by - y0];
  const at = (column: number, row: number): number => image.v[row * image.chromaWidth + column] ?? 0;
  const upper = at(x0, y0) + fx * (at(x1, y0) - at(x0, y0));
  const lower = at(x0, y1) + fx * (at(x1, y1) - at(x0, y1));
  return upper + fy * (lower - upper);
}

/**
 * Sub-pixel centre of a light: first moment of linear red, in which lights of both colours stand out of the ground, above the local
 * background, over a disc of `radius` luma pixels that follows the centre until it rests. Null when there is nothing above the background
 * or the disc leaves the image.
 */
export function centroid(
  image: YuvImage,
  decoder: ColourDecoder,
  start: Point,
  radius: number,
): Point | null {
  const half = Math.ceil(radius) + 2;
  const size = 2 * half + 1;
  if (room.length < size * size) room = new Float64Array(2 * size * size);
  if (border.length < size) border = new Float64Array(2 * size);
  const window = room;
  let { x, y } = start;
  for (let round = 0; round < 4; round++) {
    const cx = Math.round(x);
    const cy = Math.round(y);
    if (cx < half || cy < half || cx >= image.width - half || cy >= image.height - half) return null;
    let peak = 0;
    for (let row = 0; row < size; row++) {
      const py = cy - half + row;
      for (let column = 0; column < size; column++) {
        const px = cx - half + column;
        const luma = image.y[py * image.width + px] ?? 0;
        const value = linearise(decoder.redOf(luma, redDifference(image, px, py)));
        window[row * size + column] = value;
        if (value > peak) peak = value;
      }
    }
    const { level, slopeX, slopeY } = surroundings(window, size);
    const floor = CORE_LEVEL * (peak - level);
    let sum = 0;
    let sumX = 0;
    let sumY = 0;
    for (let row = 0; row < size; row++) {
      const dy = cy - half + row - y;
      for (let column = 0; column < size; column++) {
        const dx = cx - half + column - x;
        const behind = level + slopeX * (column - half) + slopeY * (row - half);
        const value = (window[row * size + column] ?? 0) - behind - floor;
        if (value <= 0 || dx * dx + dy * dy > radius * radius) continue;
        sum += value;
        sumX += value * dx;
        sumY += value * dy;
      }
    }
    if (sum <= 0) return null;
    const stepX = sumX / sum;
    const stepY = sumY / sum;
    x += stepX;
    y += stepY;
    if (stepX * stepX + stepY * stepY < 1e-4) break;
  }
  return { x, y };
}
