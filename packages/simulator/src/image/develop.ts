import type { Random } from '../random';
import { TILE, type LightBuffer } from './light-buffer';
import type { Mosaic } from './mosaic';
import type { SensorNoise } from './noise';
import type { Tone } from './tone';
import { blueDifferenceOf, codesOf, lumaOf, redDifferenceOf, type Picture } from './yuv';

const { floor, min, round } = Math;

/**
 * Turns scene and lights into what the camera records. Where lamps shine: linear light of scene and lamps, sensor noise,
 * clipping at full scale, tone curve, BT.709 with chroma averaged over 2×2. Elsewhere the scene with noise of the same size. `mosaic`: the sensor
 * sees one colour in each pixel; null where it sees all three.
 */
export function develop(
  picture: Picture,
  lights: LightBuffer,
  tone: Tone,
  noise: SensorNoise,
  mosaic: Mosaic | null,
  random: Random,
): void {
  mosaic?.expose(picture, lights, tone, noise, random);
  for (let row = 0; row < lights.rows; row++) {
    for (let column = 0; column < lights.columns; column++) {
      const start = floor(random.uniform() * noise.normal.length);
      const [x, y] = [column * TILE, row * TILE];
      if (lights.touched[row * lights.columns + column] === 0) addNoise(picture, noise, x, y, start);
      else developTile(picture, lights, tone, noise, mosaic, x, y, start);
    }
  }
}

function addNoise(picture: Picture, noise: SensorNoise, x0: number, y0: number, start: number): void {
  const { width, height, y, u, v } = picture;
  const { coarse, lumaGain } = noise;
  const mask = coarse.length - 1;
  const [x1, y1] = [min(x0 + TILE, width), min(y0 + TILE, height)];
  let n = start;
  for (let row = y0; row < y1; row++) {
    for (let at = row * width + x0; at < row * width + x1; at++) {
      const luma = y[at] ?? 0;
      y[at] = clampByte(luma + (((lumaGain[luma] ?? 0) * (coarse[n++ & mask] ?? 0) + 8192) >> 14));
    }
  }
  for (let row = y0 >> 1; row < y1 >> 1; row++) {
    for (let column = x0 >> 1; column < x1 >> 1; column++) {
      const gain = (lumaGain[y[2 * row * width + 2 * column] ?? 0] ?? 0) >> 2;
      const at = row * (width >> 1) + column;
      u[at] = clampByte((u[at] ?? 0) + ((gain * (coarse[n++ & mask] ?? 0) + 8192) >> 14));
      v[at] = clampByte((v[at] ?? 0) + ((gain * (coarse[n++ & mask] ?? 0) + 8192) >> 14));
    }
  }
}

function developTile(
  picture: Picture,
  lights: LightBuffer,
  tone: Tone,
  noise: SensorNoise,
  mosaic: Mosaic | null,
  x0: number,
  y0: number,
  start: number,
): void {
  const { width, height, y, u, v } = picture;
  const { normal, sigma } = noise;
  const mask = normal.length - 1;
  let n = start;
  const expose = (scene: number, at: number): number => {
    if (mosaic) return tone.code(mosaic.rgb[at] ?? 0);
    const light = tone.linear(scene) + (lights.rgb[at] ?? 0);
    return tone.code(light + sigma(light) * (normal[n++ & mask] ?? 0));
  };
  for (let row = y0; row < min(y0 + TILE, height); row += 2) {
    for (let column = x0; column < min(x0 + TILE, width); column += 2) {
      const chroma = (row >> 1) * (width >> 1) + (column >> 1);
      let [blue, red] = [0, 0];
      for (let k = 0; k < 4; k++) {
        const at = (row + (k >> 1)) * width + column + (k & 1);
        const [sr, sg, sb] = codesOf(y[at] ?? 0, u[chroma] ?? 0, v[chroma] ?? 0);
        const [r, g, b] = [expose(sr, 3 * at), expose(sg, 3 * at + 1), expose(sb, 3 * at + 2)];
        y[at] = round(lumaOf(r, g, b));
        blue += blueDifferenceOf(r, g, b);
        red += redDifferenceOf(r, g, b);
      }
      u[chroma] = round(blue / 4);
      v[chroma] = round(red / 4);
    }
  }
}

function clampByte(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
