import { Picture } from '../kernels/picture';
import { renderLights } from '../testing/render';
import { lumaProfile } from './luma-profile';

const { exp, PI, sqrt } = Math;

/** Flux of a Gaussian light of peak 1 between two radii, by integration over the disc; the render's pixels widen it by a twelfth. */
function fluxBetween(from: number, to: number, sigma: number): number {
  const variance = sigma * sigma + (3 * 3 - 1) / (12 * 3 * 3);
  const peak = (sigma * sigma) / variance;
  return 2 * PI * variance * peak * (exp((-from * from) / (2 * variance)) - exp((-to * to) / (2 * variance)));
}

/** The rings of a white light of `sigma` luma pixels at many places between the pixels. */
function profiles(sigma: number, peak: number): { ringWidth: number; rings: number[][] } {
  const grid = [0, 0.2, 0.4, 0.6, 0.8];
  const seen = grid.flatMap((dx) =>
    grid.map((dy) => {
      const centre = { x: 100 + dx, y: 80 + dy };
      const light = { ...centre, sigma, peak: [peak, peak, peak] as const };
      const image = renderLights([light], { width: 200, bitDepth: 10 });
      return lumaProfile(new Picture(image), [centre], { radius: sigma * 1.18, span: 0 }, [])!;
    }),
  );
  return { ringWidth: seen[0]!.ringWidth, rings: seen.map(({ rings }) => [...rings]) };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const scatter = (values: readonly number[]) =>
  sqrt(mean(values.map((value) => (value / mean(values) - 1) ** 2)));

describe.each([
  ['small', 1.2, 0.9],
  ['usual', 1.8, 0.9],
  ['overexposed', 1.5, 6],
])('the rings of a %s light', (_name, sigma, peak) => {
  const { ringWidth, rings } = profiles(sigma, peak);
  const told = [0, 1, 2, 3, 4].filter(
    (ring) =>
      rings.every((each) => Number.isFinite(each[ring])) &&
      peak * exp(-(((ring + 0.5) * ringWidth) ** 2) / (2 * sigma * sigma)) > 0.02,
  );

  it('hold the light that falls between their radii', () => {
    expect(told.length).toBeGreaterThanOrEqual(2);
    for (const ring of told) {
      const flux = peak * fluxBetween(ring * ringWidth, (ring + 1) * ringWidth, sigma);
      const seen = mean(rings.map((each) => each[ring] ?? NaN));
      expect(Math.abs(seen / flux - 1)).toBeLessThan(0.02);
    }
  });

  it('do not depend on where between the pixels it stands', () => {
    for (const ring of told) expect(scatter(rings.map((each) => each[ring] ?? NaN))).toBeLessThan(0.02);
  });
});

describe('two lamps of a unit beside each other', () => {
  const centre = { x: 100, y: 80 };
  const seen = (peak: number, span: number) => {
    const lamps = [-5, 5].map((dx) => ({
      ...{ x: centre.x + dx, y: centre.y, sigma: 1.2 },
      peak: [peak, peak, peak] as const,
    }));
    const image = renderLights(lamps, { width: 200, bitDepth: 10 });
    return lumaProfile(new Picture(image), [centre], { radius: 1.4, span }, [])!.rings;
  };
  const told = (rings: readonly number[]) => rings.map((flux) => Number.isFinite(flux));

  it('leave no ring between them where they are clipped', () => {
    const [as, one] = [seen(4, 5), seen(4, 0)];
    const clipped = told(one).lastIndexOf(false);
    expect(clipped).toBeGreaterThan(4);
    expect(told(one).slice(0, 3)).toEqual([true, true, true]);
    expect(told(as).slice(0, clipped + 1)).not.toContain(true);
    expect(as.slice(clipped + 1)).toEqual(one.slice(clipped + 1));
  });

  it('leave all where they are not', () => {
    expect(seen(0.5, 5)).toEqual(seen(0.5, 0));
  });
});
