import { greenOf, largestOf, linearise, redOf } from './colour';
import {
  brightestLuma,
  chromaU,
  chromaV,
  chromaWidth,
  height,
  isDeep,
  meanLuma,
  sampleAt,
  width,
} from './picture';
import { middleOf } from './middle';

/** Places around a spot at which its surroundings are read. */
const AROUND: i32 = 16;
const levelsR = new StaticArray<f64>(AROUND);
const levelsG = new StaticArray<f64>(AROUND);

/**
 * ΣG/ΣR of the light within `reach` chroma samples of (cx, cy) above its surroundings, blocks above `clip` left out; NaN where nothing can be
 * told.
 */
export function spotColour(cx: f64, cy: f64, reach: f64, clip: f64): f64 {
  return isDeep ? colourOf<u16>(cx, cy, reach, clip) : colourOf<u8>(cx, cy, reach, clip);
}

function colourOf<T>(cx: f64, cy: f64, reach: f64, clip: f64): f64 {
  const lastX = (width >> 1) - 1;
  const lastY = (height >> 1) - 1;
  let around = 0;
  for (let i = 0; i < AROUND; i++) {
    const bx = <i32>Math.round(cx + (reach + 1.5) * Math.cos((2 * Math.PI * i) / AROUND));
    const by = <i32>Math.round(cy + (reach + 1.5) * Math.sin((2 * Math.PI * i) / AROUND));
    if (bx < 0 || by < 0 || bx > lastX || by > lastY) continue;
    const y = meanLuma<T>(bx, by);
    const u = sampleAt<T>(chromaU, by * chromaWidth + bx);
    const v = sampleAt<T>(chromaV, by * chromaWidth + bx);
    unchecked((levelsR[around] = linearise(redOf(y, v))));
    unchecked((levelsG[around] = linearise(greenOf(y, u, v))));
    around += 1;
  }
  if (around < AROUND / 2) return NaN;
  const levelR = middleOf(levelsR, around);
  const levelG = middleOf(levelsG, around);
  let red: f64 = 0;
  let green: f64 = 0;
  let used = 0;
  const endX = min(lastX, <i32>Math.floor(cx + reach));
  const endY = min(lastY, <i32>Math.floor(cy + reach));
  for (let by = max(0, <i32>Math.ceil(cy - reach)); by <= endY; by++) {
    for (let bx = max(0, <i32>Math.ceil(cx - reach)); bx <= endX; bx++) {
      const dx = <f64>bx - cx;
      const dy = <f64>by - cy;
      if (dx * dx + dy * dy > reach * reach) continue;
      const u = sampleAt<T>(chromaU, by * chromaWidth + bx);
      const v = sampleAt<T>(chromaV, by * chromaWidth + bx);
      if (largestOf(brightestLuma<T>(bx, by), u, v) > clip) continue;
      const y = meanLuma<T>(bx, by);
      red += linearise(redOf(y, v)) - levelR;
      green += linearise(greenOf(y, u, v)) - levelG;
      used += 1;
    }
  }
  return used < 3 || red + green <= 0 ? NaN : green / max<f64>(red, 1e-6);
}
