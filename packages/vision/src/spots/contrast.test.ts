import { cv } from 'opencv-wasm';
import { kernels } from '../kernels/load';
import { floats } from '../kernels/views';
import { contrastOf } from './contrast';

/** Noise with a few lights in it, some clipped, some at the border; the same for the same seed. */
function scene(width: number, height: number, seed: number): Float32Array {
  let state = seed;
  const random = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const values = Float32Array.from({ length: width * height }, () => 40 + 6 * random());
  for (let light = 0; light < 12; light++) {
    const [cx, cy, sigma] = [random() * width, random() * height, 0.8 + 2 * random()];
    const peak = 400 * random();
    for (let i = 0; i < values.length; i++) {
      const [dx, dy] = [(i % width) - cx, Math.floor(i / width) - cy];
      values[i] = Math.min(255, values[i]! + peak * Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)));
    }
  }
  return values;
}

/** Contrast and tops of the same samples by a library: what is the highest of its disc where the contrast is above a level. */
function byOpenCv(values: Float32Array, width: number, height: number, kernel: number, level: number) {
  const make = () => new cv.Mat();
  const source = cv.matFromArray(height, width, cv.CV_32FC1, Array.from(values));
  const [smooth, surroundings, contrast, highest] = [make(), make(), make(), make()];
  cv.GaussianBlur(source, smooth, new cv.Size(3, 3), 0.8, 0.8, cv.BORDER_REPLICATE);
  cv.blur(source, surroundings, new cv.Size(kernel, kernel), new cv.Point(-1, -1), cv.BORDER_REPLICATE);
  cv.subtract(smooth, surroundings, contrast);
  const disc = cv.getStructuringElement(cv.MORPH_ELLIPSE, new cv.Size(5, 5));
  cv.dilate(smooth, highest, disc);
  const contrasts = Float32Array.from(contrast.data32F);
  const marks = contrasts.map((value, i) =>
    value > level && smooth.data32F[i]! >= highest.data32F[i]! - 1e-3 ? 255 : 0,
  );
  const mask = cv.matFromArray(height, width, cv.CV_8UC1, Array.from(marks));
  const [labels, stats, centres] = [make(), make(), make()];
  const count: number = cv.connectedComponentsWithStats(mask, labels, stats, centres, 8, cv.CV_32S);
  const tops = Array.from({ length: count - 1 }, (_, i) => ({
    bx: Math.round(centres.data64F[2 * i + 2]!),
    by: Math.round(centres.data64F[2 * i + 3]!),
  }));
  for (const mat of [source, smooth, surroundings, contrast, highest, disc, mask, labels, stats, centres])
    mat.delete();
  return { contrasts, tops };
}

describe('contrast', () => {
  it.each([
    [200, 90, 7, 1],
    [61, 140, 13, 2],
    [5, 5, 7, 3],
    [300, 40, 61, 4],
    [1920, 1080, 13, 5],
  ])('%i × %i samples: the same tops as OpenCV finds', (width, height, kernel, seed) => {
    const values = scene(width, height, seed);
    floats(kernels.reserveSamples(values.length), values.length).set(values);
    const ours = contrastOf(width, height, { kernel, minStrength: 10 });
    const theirs = byOpenCv(values, width, height, kernel, ours.level);
    const most = ours.contrasts.reduce(
      (sum, value, i) => Math.max(sum, Math.abs(value - theirs.contrasts[i]!)),
      0,
    );
    expect(most).toBeLessThan(1e-3);
    const places = (tops: readonly { bx: number; by: number }[]) =>
      tops.map(({ bx, by }) => `${bx} ${by}`).sort();
    expect(places(ours.tops)).toEqual(places(theirs.tops));
    if (width > 5) expect(ours.tops.length).toBeGreaterThan(3);
  });
});
