import type { Region, YuvImage } from '../image';
import type { ColourDecoder } from '../light/colour';

/** Room for the samples of a region, kept from frame to frame. */
let samples = new Float32Array(0);

/**
 * The largest of R′, G′, B′ per chroma sample of a region, 0–255, row by row; the region has even corners. Valid until the next call.
 */
export function brightness(image: YuvImage, decoder: ColourDecoder, area: Region): Float32Array {
  const { y: luma, u, v, width: stride, chromaWidth } = image;
  const width = (area.x1 - area.x0) >> 1;
  const height = (area.y1 - area.y0) >> 1;
  if (samples.length < width * height) samples = new Float32Array(width * height);
  const values = samples.subarray(0, width * height);
  const lastRow = image.height - 1;
  const lastColumn = stride - 1;
  for (let row = 0; row < height; row++) {
    const by = (area.y0 >> 1) + row;
    const upper = Math.min(2 * by, lastRow) * stride;
    const lower = Math.min(2 * by + 1, lastRow) * stride;
    const chroma = by * chromaWidth + (area.x0 >> 1);
    const into = row * width;
    for (let column = 0; column < width; column++) {
      const left = area.x0 + 2 * column;
      const right = left < lastColumn ? left + 1 : left;
      const y =
        ((luma[upper + left] ?? 0) +
          (luma[upper + right] ?? 0) +
          (luma[lower + left] ?? 0) +
          (luma[lower + right] ?? 0)) /
        4;
      values[into + column] = 255 * decoder.decodeMax(y, u[chroma + column] ?? 0, v[chroma + column] ?? 0);
    }
  }
  return values;
}
