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
  let at = 0;
  for (let by = area.y0 >> 1; by < area.y0 / 2 + height; by++) {
    const upper = Math.min(2 * by, image.height - 1) * stride;
    const lower = Math.min(2 * by + 1, image.height - 1) * stride;
    for (let bx = area.x0 >> 1; bx < area.x0 / 2 + width; bx++) {
      const left = 2 * bx;
      const right = left + 1 < stride ? left + 1 : left;
      const y =
        ((luma[upper + left] ?? 0) +
          (luma[upper + right] ?? 0) +
          (luma[lower + left] ?? 0) +
          (luma[lower + right] ?? 0)) /
        4;
      const chroma = by * chromaWidth + bx;
      values[at++] = 255 * decoder.decodeMax(y, u[chroma] ?? 0, v[chroma] ?? 0);
    }
  }
  return values;
}
