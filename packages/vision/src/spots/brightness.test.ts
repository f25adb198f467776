import fc from 'fast-check';
import { clampRegion, type YuvImage } from '../image';
import { floats } from '../kernels/views';
import { Picture } from '../kernels/picture';
import { colourScale } from '../light/colour';
import { brightness, redness } from './brightness';

/** Noise of any size, odd ones too. */
function noise(width: number, height: number, bitDepth: 8 | 10, seed: number): YuvImage {
  let state = seed;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const plane = (size: number) => {
    const samples = Array.from({ length: size }, () => Math.floor(random() * 2 ** bitDepth));
    return bitDepth === 8 ? Uint8Array.from(samples) : Uint16Array.from(samples);
  };
  const [chromaWidth, chromaHeight] = [(width + 1) >> 1, (height + 1) >> 1];
  const planes = {
    y: plane(width * height),
    u: plane(chromaWidth * chromaHeight),
    v: plane(chromaWidth * chromaHeight),
  };
  const size = { width, height, chromaWidth, chromaHeight, bitDepth };
  return { index: 0, timestamp: 0, ...size, range: 'tv', matrix: 'bt709', transfer: 'gamma', ...planes };
}

/** Largest channel, and R′ less B′, of one chroma sample, by the definition; beyond the border lie copies of the last row and column. */
function defined(image: YuvImage, bx: number, by: number): { brightness: number; redness: number } {
  const scale = colourScale(image);
  const luma = (x: number, y: number) =>
    image.y[Math.min(y, image.height - 1) * image.width + Math.min(x, image.width - 1)]!;
  const [x, y] = [2 * bx, 2 * by];
  const mean = (luma(x, y) + luma(x + 1, y) + luma(x, y + 1) + luma(x + 1, y + 1)) / 4;
  const at = by * image.chromaWidth + bx;
  const [cb, cr] = [image.u[at]! - scale.chromaOffset, image.v[at]! - scale.chromaOffset];
  const [red, green, blue] = [scale.rv * cr, scale.gu * cb + scale.gv * cr, scale.bu * cb];
  return {
    brightness: 255 * ((mean - scale.lumaOffset) * scale.lumaScale + Math.max(red, green, blue)),
    redness: 255 * (red - blue),
  };
}

test.each([
  ['the largest channel', brightness, 'brightness'],
  ['R′ less B′', redness, 'redness'],
] as const)('%s of each chroma sample is told, in pictures and regions of any size', (_, read, name) => {
  const side = fc.integer({ min: 4, max: 41 });
  const share = fc.double({ min: 0, max: 0.9, noNaN: true });
  fc.assert(
    fc.property(side, side, fc.constantFrom(8, 10), fc.integer({ min: 1 }), share, share, (...made) => {
      const [width, height, bitDepth, seed, left, top] = made;
      const image = noise(width, height, bitDepth as 8 | 10, seed);
      const whole = { x0: left * width, y0: top * height, x1: width, y1: height };
      const region = clampRegion(whole, image);
      const [columns, rows] = [(region.x1 - region.x0) >> 1, (region.y1 - region.y0) >> 1];
      const seen = floats(read(new Picture(image), region), columns * rows);
      seen.forEach((value, i) => {
        const bx = (region.x0 >> 1) + (i % columns);
        const by = (region.y0 >> 1) + Math.floor(i / columns);
        expect(Math.abs(value - defined(image, bx, by)[name])).toBeLessThan(1e-3);
      });
    }),
  );
});
