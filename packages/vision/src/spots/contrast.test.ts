import { frameContrast } from './frame-contrast';
import { windowContrast } from './window-contrast';

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

describe('contrast of a window', () => {
  it.each([
    [200, 90, 7, 1],
    [61, 140, 13, 2],
    [5, 5, 7, 3],
    [300, 40, 61, 4],
  ])('%i × %i samples: the same tops as OpenCV finds', (width, height, kernel, seed) => {
    const values = scene(width, height, seed);
    const options = { kernel, minStrength: 10 };
    const ours = windowContrast(values, width, height, options);
    const theirs = frameContrast(values, width, height, options);
    const most = Math.max(...ours.contrasts.map((value, i) => Math.abs(value - theirs.contrasts[i]!)));
    expect(most).toBeLessThan(1e-3);
    const places = (tops: typeof ours.tops) => tops.map(({ bx, by }) => `${bx} ${by}`).sort();
    expect(places(ours.tops)).toEqual(places(theirs.tops));
    if (width > 5) expect(ours.tops.length).toBeGreaterThan(3);
  });
});
