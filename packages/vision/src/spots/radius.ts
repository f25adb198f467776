import type { Point, YuvImage } from '../image';
import type { ColourDecoder } from '../light/colour';

/**
 * Radius of a light in luma pixels: of the disc with the same number of pixels as those brighter (gamma-coded luma) than half-way
 * between the surroundings and the peak, within `reach` pixels of the centre.
 */
export function lightRadius(image: YuvImage, decoder: ColourDecoder, centre: Point, reach: number): number {
  const cx = Math.round(centre.x);
  const cy = Math.round(centre.y);
  const values: number[] = [];
  let peak = 0;
  for (let y = Math.max(0, cy - reach); y <= Math.min(image.height - 1, cy + reach); y++) {
    for (let x = Math.max(0, cx - reach); x <= Math.min(image.width - 1, cx + reach); x++) {
      if (Math.hypot(x - centre.x, y - centre.y) > reach) continue;
      const value = decoder.luma(image.y[y * image.width + x] ?? 0);
      values.push(value);
      if (value > peak) peak = value;
    }
  }
  if (values.length === 0) return 1;
  const level = [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  const half = (level + peak) / 2;
  return Math.max(1, Math.sqrt(values.filter((value) => value > half).length / Math.PI));
}
