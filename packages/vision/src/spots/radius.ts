import type { Point } from '../image';
import type { Picture } from '../kernels/picture';
import { lumaOf } from '../light/colour';

const { PI, max, min, round, sqrt } = Math;

/** How many pixels have each code of luma: enough for 10 bit. */
const pixels = new Uint32Array(1024);

/**
 * Radius of a light in luma pixels: of the disc with the same number of pixels as those brighter (gamma-coded luma) than half-way
 * between the surroundings and the peak, within `reach` pixels of the centre.
 */
export function lightRadius({ image, scale }: Picture, centre: Point, reach: number): number {
  const cx = round(centre.x);
  const cy = round(centre.y);
  pixels.fill(0);
  let count = 0;
  let brightest = 0;
  for (let y = max(0, cy - reach); y <= min(image.height - 1, cy + reach); y++) {
    for (let x = max(0, cx - reach); x <= min(image.width - 1, cx + reach); x++) {
      const [dx, dy] = [x - centre.x, y - centre.y];
      if (dx * dx + dy * dy > reach * reach) continue;
      const code = image.y[y * image.width + x] ?? 0;
      pixels[code] = (pixels[code] ?? 0) + 1;
      count += 1;
      if (code > brightest) brightest = code;
    }
  }
  if (count === 0) return 1;
  const half = (lumaOf(scale, middleCode(count >> 1)) + max(0, lumaOf(scale, brightest))) / 2;
  let bright = 0;
  for (let code = brightest; code >= 0 && lumaOf(scale, code) > half; code--) bright += pixels[code] ?? 0;
  return max(1, sqrt(bright / PI));
}

/** The code of the pixel that has so many darker ones or equals before it. */
function middleCode(rank: number): number {
  let before = 0;
  for (let code = 0; code < pixels.length; code++) {
    before += pixels[code] ?? 0;
    if (before > rank) return code;
  }
  return pixels.length - 1;
}
