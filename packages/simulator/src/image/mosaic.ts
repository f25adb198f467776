import type { Random } from '../random';
import { TILE, type LightBuffer } from './light-buffer';
import type { SensorNoise } from './noise';
import type { Tone } from './tone';
import { codesOf, type Picture } from './yuv';

const { abs, floor, max, min } = Math;

/** A sensor that sees one colour in each pixel: rows of red and green, then of green and blue (Bayer 1976). */
export interface Mosaic {
  /** Linear red, green and blue interleaved, in the tiles that lamps touch; 1 is full scale. */
  readonly rgb: Float32Array;
  /** Exposes scene and lamps, and interpolates the colours that each pixel does not see. */
  expose(picture: Picture, lights: LightBuffer, tone: Tone, noise: SensorNoise, random: Random): void;
}

type Kernel = readonly (readonly number[])[];

/**
 * The kernels of Malvar, He and Cutler (2004), over 8: each missing colour is the mean of its neighbours and a part of how the pixel's own colour
 * curves. A point of light is all curvature: red light takes green away from the red pixels around it.
 */
const GREEN: Kernel = [
  [0, 0, -1, 0, 0],
  [0, 0, 2, 0, 0],
  [-1, 2, 4, 2, -1],
  [0, 0, 2, 0, 0],
  [0, 0, -1, 0, 0],
];
/** Red in the green pixels of its own row, blue in those of its own. */
const IN_ROW: Kernel = [
  [0, 0, 0.5, 0, 0],
  [0, -1, 0, -1, 0],
  [-1, 4, 5, 4, -1],
  [0, -1, 0, -1, 0],
  [0, 0, 0.5, 0, 0],
];
const IN_COLUMN: Kernel = IN_ROW.map((row, i) => row.map((_, j) => IN_ROW[j]?.[i] ?? 0));
/** Red in blue pixels and blue in red ones. */
const ACROSS: Kernel = [
  [0, 0, -1.5, 0, 0],
  [0, 2, 0, 2, 0],
  [-1.5, 0, 6, 0, -1.5],
  [0, 2, 0, 2, 0],
  [0, 0, -1.5, 0, 0],
];
const REACH = 2;

export function createMosaic(width: number, height: number): Mosaic {
  const seen = new Float32Array(width * height);
  const rgb = new Float32Array(3 * width * height);
  const mirrored = (i: number, size: number) => (i < 0 ? -i : i >= size ? 2 * size - 2 - i : i);

  const interpolated = (kernel: Kernel, x: number, y: number): number => {
    let sum = 0;
    for (let dy = -REACH; dy <= REACH; dy++) {
      for (let dx = -REACH; dx <= REACH; dx++) {
        const weight = kernel[dy + REACH]?.[dx + REACH] ?? 0;
        if (weight === 0) continue;
        sum += weight * (seen[mirrored(y + dy, height) * width + mirrored(x + dx, width)] ?? 0);
      }
    }
    return min(1, max(0, sum / 8));
  };

  const coloursAt = (x: number, y: number, at: number): readonly [number, number, number] => {
    const own = seen[at] ?? 0;
    const [isOddColumn, isOddRow] = [x % 2 === 1, y % 2 === 1];
    if (isOddColumn && isOddRow) return [interpolated(ACROSS, x, y), interpolated(GREEN, x, y), own];
    if (!isOddColumn && !isOddRow) return [own, interpolated(GREEN, x, y), interpolated(ACROSS, x, y)];
    const [inRow, inColumn] = [interpolated(IN_ROW, x, y), interpolated(IN_COLUMN, x, y)];
    return isOddColumn ? [inRow, own, inColumn] : [inColumn, own, inRow];
  };

  return {
    rgb,
    expose(picture, lights, tone, noise, random) {
      const mask = noise.normal.length - 1;
      let n = floor(random.uniform() * noise.normal.length);
      for (const tile of tilesAround(lights)) {
        eachPixel(lights, tile, (x, y, at) => {
          const chroma = (y >> 1) * (width >> 1) + (x >> 1);
          const channel = (x % 2) + (y % 2) === 1 ? 1 : 2 * (x % 2);
          const scene = codesOf(picture.y[at] ?? 0, picture.u[chroma] ?? 0, picture.v[chroma] ?? 0);
          const light = tone.linear(scene[channel] ?? 0) + (lights.rgb[3 * at + channel] ?? 0);
          seen[at] = min(1, light + noise.sigma(light) * (noise.normal[n++ & mask] ?? 0));
        });
      }
      for (const [tile, touched] of lights.touched.entries()) {
        if (touched === 1) eachPixel(lights, tile, (x, y, at) => rgb.set(coloursAt(x, y, at), 3 * at));
      }
    },
  };
}

/** The touched tiles and their neighbours, whose pixels they are interpolated from. */
function tilesAround({ touched, columns }: LightBuffer): number[] {
  const isNear = (tile: number, other: number) => {
    const [row, column] = [floor(tile / columns), tile % columns];
    return abs(row - floor(other / columns)) <= 1 && abs(column - (other % columns)) <= 1;
  };
  const lit = [...touched.keys()].filter((tile) => touched[tile] === 1);
  return [...touched.keys()].filter((tile) => lit.some((other) => isNear(tile, other)));
}

function eachPixel(
  { width, height, columns }: LightBuffer,
  tile: number,
  visit: (x: number, y: number, at: number) => void,
): void {
  const [x0, y0] = [TILE * (tile % columns), TILE * floor(tile / columns)];
  for (let y = y0; y < min(y0 + TILE, height); y++) {
    for (let x = x0; x < min(x0 + TILE, width); x++) visit(x, y, y * width + x);
  }
}
