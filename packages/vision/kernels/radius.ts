import { lumaOf } from './colour';
import { height, isDeep, luma, sampleAt, width } from './picture';

/** How many pixels have each code of luma: enough for 10 bit. */
const pixels = new StaticArray<i32>(1024);

/**
 * Radius of a light in luma pixels: of the disc with the same number of pixels as those brighter (gamma-coded luma) than half-way between the
 * surroundings and the peak, within `reach` pixels of (x, y).
 */
export function lightRadius(x: f64, y: f64, reach: i32): f64 {
  return isDeep ? radiusOf<u16>(x, y, reach) : radiusOf<u8>(x, y, reach);
}

function radiusOf<T>(x: f64, y: f64, reach: i32): f64 {
  const cx = <i32>Math.round(x);
  const cy = <i32>Math.round(y);
  pixels.fill(0);
  let count = 0;
  let brightest = 0;
  for (let row = max(0, cy - reach); row <= min(height - 1, cy + reach); row++) {
    for (let column = max(0, cx - reach); column <= min(width - 1, cx + reach); column++) {
      const dx = <f64>column - x;
      const dy = <f64>row - y;
      if (dx * dx + dy * dy > <f64>(reach * reach)) continue;
      const code = min(pixels.length - 1, sampleAt<T>(luma, row * width + column));
      unchecked((pixels[code] += 1));
      count += 1;
      brightest = max(brightest, code);
    }
  }
  if (count === 0) return 1;
  const half = (lumaOf(middleCode(count >> 1)) + max<f64>(0, lumaOf(brightest))) / 2;
  let bright = 0;
  for (let code = brightest; code >= 0 && lumaOf(code) > half; code--) bright += unchecked(pixels[code]);
  return max<f64>(1, Math.sqrt(<f64>bright / Math.PI));
}

/** The code of the pixel that has so many darker ones or equals before it. */
function middleCode(rank: i32): i32 {
  let before = 0;
  for (let code = 0; code < pixels.length; code++) {
    before += unchecked(pixels[code]);
    if (before > rank) return code;
  }
  return pixels.length - 1;
}
