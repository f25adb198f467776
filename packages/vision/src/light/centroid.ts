import type { Point, YuvImage } from '../image';
import { linearise, type ColourDecoder } from './colour';

/** Background level of a window: the median of its border, linear luma. */
function borderLevel(window: Float64Array, size: number): number {
  const border: number[] = [];
  for (let i = 0; i < size; i++) {
    border.push(
      window[i] ?? 0,
      window[(size - 1) * size + i] ?? 0,
      window[i * size] ?? 0,
      window[i * size + size - 1] ?? 0,
    );
  }
  border.sort((a, b) => a - b);
  return border[border.length >> 1] ?? 0;
}

/**
 * Sub-pixel centre of a light: first moment of linear luma above the local background, over a disc of `radius` luma pixels that
 * follows the centre until it rests. Null when there is nothing above the background or the disc leaves the image.
 */
export function centroid(
  image: YuvImage,
  decoder: ColourDecoder,
  start: Point,
  radius: number,
): Point | null {
  const half = Math.ceil(radius) + 2;
  const size = 2 * half + 1;
  const window = new Float64Array(size * size);
  let { x, y } = start;
  for (let round = 0; round < 4; round++) {
    const cx = Math.round(x);
    const cy = Math.round(y);
    if (cx < half || cy < half || cx >= image.width - half || cy >= image.height - half) return null;
    let peak = 0;
    for (let row = 0; row < size; row++) {
      const offset = (cy - half + row) * image.width + cx - half;
      for (let column = 0; column < size; column++) {
        const value = linearise(decoder.luma(image.y[offset + column] ?? 0));
        window[row * size + column] = value;
        if (value > peak) peak = value;
      }
    }
    const level = borderLevel(window, size);
    const floor = level + 0.1 * (peak - level);
    let sum = 0;
    let sumX = 0;
    let sumY = 0;
    for (let row = 0; row < size; row++) {
      const dy = cy - half + row - y;
      for (let column = 0; column < size; column++) {
        const dx = cx - half + column - x;
        const value = (window[row * size + column] ?? 0) - floor;
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
