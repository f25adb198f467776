import type { Point, YuvImage } from '../image';
import { linearise, type CodedColour, type ColourDecoder } from '../light/colour';
import { CLIP_LEVEL } from '../light/photometry';

const { ceil, cos, floor, max, min, round, sin, PI } = Math;

/** Places around a spot at which its surroundings are read. */
const AROUND = 16;
/** Radii in chroma samples. */
const LEAST_REACH = 3.5;
const MOST_REACH = 12;
/** How far from a spot its colour is read at most, luma pixels. */
export const SPOT_COLOUR_REACH = 2 * (MOST_REACH + 1.5) + 3;

/**
 * ΣG/ΣR of the unclipped light of a spot of `radius` luma pixels above its surroundings, NaN where nothing can be told. Good enough to
 * sort red from white before identities are known.
 */
export function spotColour(image: YuvImage, decoder: ColourDecoder, spot: Point, radius: number): number {
  const cx = (spot.x - 0.5) / 2;
  const cy = (spot.y - 0.5) / 2;
  const reach = min(MOST_REACH, max(LEAST_REACH, 1.2 * radius));
  const lastX = (image.width >> 1) - 1;
  const lastY = (image.height >> 1) - 1;
  const coded: CodedColour = { r: 0, g: 0, b: 0 };
  const levelsR: number[] = [];
  const levelsG: number[] = [];
  for (let i = 0; i < AROUND; i++) {
    const bx = round(cx + (reach + 1.5) * cos((2 * PI * i) / AROUND));
    const by = round(cy + (reach + 1.5) * sin((2 * PI * i) / AROUND));
    if (bx < 0 || by < 0 || bx > lastX || by > lastY) continue;
    readBlock(image, decoder, bx, by, coded);
    levelsR.push(linearise(coded.r));
    levelsG.push(linearise(coded.g));
  }
  if (levelsR.length < AROUND / 2) return NaN;
  const levelR = middle(levelsR);
  const levelG = middle(levelsG);
  let red = 0;
  let green = 0;
  let used = 0;
  for (let by = max(0, ceil(cy - reach)); by <= min(lastY, floor(cy + reach)); by++) {
    for (let bx = max(0, ceil(cx - reach)); bx <= min(lastX, floor(cx + reach)); bx++) {
      if ((bx - cx) * (bx - cx) + (by - cy) * (by - cy) > reach * reach) continue;
      if (readBlock(image, decoder, bx, by, coded) > CLIP_LEVEL) continue;
      red += linearise(coded.r) - levelR;
      green += linearise(coded.g) - levelG;
      used += 1;
    }
  }
  return used < 3 || red + green <= 0 ? NaN : green / max(red, 1e-6);
}

/** Mean colour of the four pixels of a chroma sample; returns the largest channel of the brightest of them. */
function readBlock(
  image: YuvImage,
  decoder: ColourDecoder,
  bx: number,
  by: number,
  out: CodedColour,
): number {
  const chroma = by * image.chromaWidth + bx;
  const at = 2 * by * image.width + 2 * bx;
  const u = image.u[chroma] ?? 0;
  const v = image.v[chroma] ?? 0;
  const y0 = image.y[at] ?? 0;
  const y1 = image.y[at + 1] ?? 0;
  const y2 = image.y[at + image.width] ?? 0;
  const y3 = image.y[at + image.width + 1] ?? 0;
  decoder.decode((y0 + y1 + y2 + y3) / 4, u, v, out);
  return decoder.decodeMax(max(y0, y1, y2, y3), u, v);
}

function middle(values: number[]): number {
  values.sort((a, b) => a - b);
  return values[values.length >> 1] ?? 0;
}
