import type { YuvImage } from '../image';

/** A light for test images: Gaussian of `sigma` luma pixels, peak in linear light (full scale 1), may exceed 1. */
export interface TestLight {
  readonly x: number;
  readonly y: number;
  readonly sigma: number;
  readonly peak: readonly [number, number, number];
}

function encode(linear: number, transfer: YuvImage['transfer']): number {
  const clipped = Math.min(1, Math.max(0, linear));
  if (transfer === 'hlg') {
    return clipped <= 1 / 12
      ? Math.sqrt(3 * clipped)
      : 0.17883277 * Math.log(12 * clipped - 0.28466892) + 0.55991073;
  }
  return clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
}

/** Lights on an even background, BT.709 weights in limited range 4:2:0, 8 or 10 bit; each pixel integrates 3×3 points of the light. */
export function renderLights(
  lights: readonly TestLight[],
  options: {
    width?: number;
    height?: number;
    background?: readonly [number, number, number];
    bitDepth?: 8 | 10;
    transfer?: YuvImage['transfer'];
    index?: number;
    timestamp?: number;
  } = {},
): YuvImage {
  const {
    width = 320,
    height = 160,
    background = [0.01, 0.012, 0.01],
    bitDepth = 8,
    transfer = 'gamma',
    index = 0,
    timestamp = 0,
  } = options;
  const linear = [0, 1, 2].map((channel) => new Float64Array(width * height).fill(background[channel] ?? 0));
  const touched = new Uint8Array(width * height);
  for (const light of lights) {
    const reach = Math.ceil(6 * light.sigma) + 1;
    for (
      let y = Math.max(0, Math.round(light.y) - reach);
      y <= Math.min(height - 1, Math.round(light.y) + reach);
      y++
    ) {
      for (
        let x = Math.max(0, Math.round(light.x) - reach);
        x <= Math.min(width - 1, Math.round(light.x) + reach);
        x++
      ) {
        let value = 0;
        for (const sy of [-1 / 3, 0, 1 / 3]) {
          for (const sx of [-1 / 3, 0, 1 / 3]) {
            value +=
              Math.exp(-((x + sx - light.x) ** 2 + (y + sy - light.y) ** 2) / (2 * light.sigma ** 2)) / 9;
          }
        }
        touched[y * width + x] = 1;
        linear.forEach((plane, channel) => {
          plane[y * width + x] = (plane[y * width + x] ?? 0) + value * (light.peak[channel] ?? 0);
        });
      }
    }
  }
  const unit = 2 ** (bitDepth - 8);
  const make = (size: number) => (bitDepth === 8 ? new Uint8Array(size) : new Uint16Array(size));
  const chromaWidth = width >> 1;
  const chromaHeight = height >> 1;
  const y = make(width * height);
  const u = make(chromaWidth * chromaHeight);
  const v = make(chromaWidth * chromaHeight);
  const sums = new Float64Array(2 * chromaWidth * chromaHeight);
  const dark = background.map((level) => encode(level, transfer));
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const [r = 0, g = 0, b = 0] =
        touched[at] === 0 ? dark : linear.map((plane) => encode(plane[at] ?? 0, transfer));
      const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
      y[at] = Math.round((16 + 219 * luma) * unit);
      const chroma = (row >> 1) * chromaWidth + (column >> 1);
      sums[2 * chroma] = (sums[2 * chroma] ?? 0) + (b - luma) / 1.8556 / 4;
      sums[2 * chroma + 1] = (sums[2 * chroma + 1] ?? 0) + (r - luma) / 1.5748 / 4;
    }
  }
  for (let i = 0; i < u.length; i++) {
    u[i] = Math.round((128 + 224 * (sums[2 * i] ?? 0)) * unit);
    v[i] = Math.round((128 + 224 * (sums[2 * i + 1] ?? 0)) * unit);
  }
  return {
    index,
    timestamp,
    width,
    height,
    chromaWidth,
    chromaHeight,
    bitDepth,
    range: 'tv',
    matrix: 'bt709',
    transfer,
    y,
    u,
    v,
  };
}
