import type { YuvImage } from '../image';
import { kernels } from '../kernels/load';
import { Picture } from '../kernels/picture';
import { renderLights } from '../testing/render';
import { apertureFor } from './aperture';
import { centroid } from './centroid';
import { measureLight } from './photometry';

const RED = [1, 0.08, 0.03] as const;
const WHITE = [1.39, 1.2, 0.9] as const;
const scaled = (colour: readonly [number, number, number], k: number) =>
  [colour[0] * k, colour[1] * k, colour[2] * k] as [number, number, number];

/** R′, G′, B′ that the kernels make of samples in a format. */
function decoded(
  format: Pick<YuvImage, 'bitDepth' | 'range' | 'matrix' | 'transfer'>,
  y: number,
  u: number,
  v: number,
) {
  const kernels = new Picture({ ...renderLights([], { width: 16, height: 16 }), ...format }).look();
  const [r, g, b] = [kernels.redOf(y, v), kernels.greenOf(y, u, v), kernels.blueOf(y, u)];
  expect(kernels.largestOf(y, u, v)).toBeCloseTo(Math.max(r, g, b), 12);
  return { r, g, b };
}

describe('colour decoding', () => {
  it('gives back the corner colours of BT.709 limited range', () => {
    // Published 8-bit BT.709 codes of full red: Y 63, Cb 102, Cr 240 (ITU-R BT.709-6, rounded).
    const { r, g, b } = decoded(
      { bitDepth: 8, range: 'tv', matrix: 'bt709', transfer: 'gamma' },
      63,
      102,
      240,
    );
    expect(r).toBeCloseTo(1, 2);
    expect(g).toBeCloseTo(0, 2);
    expect(b).toBeCloseTo(0, 2);
  });

  it('gives back full red of BT.601 full range', () => {
    // JFIF: Y = 0.299·255 = 76, Cb = 128 − 0.168736·255 = 85, Cr = 128 + 0.5·255 = 255.5.
    const { r, g, b } = decoded(
      { bitDepth: 8, range: 'pc', matrix: 'bt601', transfer: 'gamma' },
      76.245,
      84.97,
      255.5,
    );
    expect(r).toBeCloseTo(1, 2);
    expect(g).toBeCloseTo(0, 2);
    expect(b).toBeCloseTo(0, 2);
  });

  it('reads 8 and 10 bit of the same colour alike', () => {
    const eight = decoded({ bitDepth: 8, range: 'tv', matrix: 'bt709', transfer: 'gamma' }, 100, 110, 150);
    const ten = decoded({ bitDepth: 10, range: 'tv', matrix: 'bt709', transfer: 'gamma' }, 400, 440, 600);
    expect(ten.r).toBeCloseTo(eight.r, 10);
    expect(ten.b).toBeCloseTo(eight.b, 10);
  });

  it('linearises the published sRGB points', () => {
    expect(kernels.linearise(0.5)).toBeCloseTo(0.21404, 4);
    expect(kernels.linearise(0.04045)).toBeCloseTo(0.0031308, 6);
    expect(kernels.linearise(-0.01)).toBeCloseTo(-0.01 / 12.92, 8);
  });

  it('linearises between the steps of its table', () => {
    for (let coded = 0.04046; coded <= 1.01; coded += 1.234e-4) {
      const exact = ((Math.min(coded, 1) + 0.055) / 1.055) ** 2.4;
      expect(Math.abs(kernels.linearise(coded) - exact)).toBeLessThan(7e-9);
    }
  });
});

describe('hybrid log-gamma', () => {
  const hlg = () => new Picture(renderLights([], { bitDepth: 10, transfer: 'hlg' })).look();
  // the last picture is the one that the kernels read: the other tests read sRGB
  afterAll(() => new Picture(renderLights([], {})).look());

  it('linearises the published points', () => {
    // ARIB STD-B67: half of the scale is 1/12 of the light; ITU-R BT.2408: 75 % is 26.5 % of it
    expect(hlg().linearise(0.5)).toBeCloseTo(1 / 12, 6);
    expect(hlg().linearise(0.75)).toBeCloseTo(0.265, 3);
    expect(hlg().linearise(1)).toBeCloseTo(1, 5);
    expect(hlg().linearise(-0.02)).toBeCloseTo(-0.0004 / 3, 10);
  });

  it.each([
    ['red', RED, 0.6],
    ['white, 4 × clipping', WHITE, 4],
  ])('keeps the ratio of the channels: %s', (_name, colour, exposure) => {
    const light = { x: 160.3, y: 80.7, sigma: 3.2, peak: scaled(colour, exposure) };
    const image = renderLights([light], { bitDepth: 10, transfer: 'hlg' });
    const { greenRed } = measureLight(new Picture(image), [light], apertureFor(5), [])!;
    expect(greenRed / (colour[1] / colour[0])).toBeCloseTo(1, 1);
  });
});

describe('aperture photometry', () => {
  it.each([
    ['red, unclipped', RED, 0.6],
    ['white, unclipped', WHITE, 0.4],
    ['red, 4 × clipping', RED, 4],
    ['white, 4 × clipping', WHITE, 4],
    ['white, 16 × clipping', WHITE, 16],
  ])('keeps the ratio of the channels: %s', (_name, colour, exposure) => {
    const image = renderLights([{ x: 160.3, y: 80.7, sigma: 3.2, peak: scaled(colour, exposure) }], {
      bitDepth: 10,
    });
    const light = measureLight(new Picture(image), [{ x: 160.3, y: 80.7 }], apertureFor(5), []);
    expect(light).not.toBeNull();
    expect(light!.greenRed / (colour[1] / colour[0])).toBeGreaterThan(0.97);
    expect(light!.greenRed / (colour[1] / colour[0])).toBeLessThan(1.03);
  });

  it('sums the flux of an unclipped light: 2π σ² × peak, per block of four pixels', () => {
    const image = renderLights([{ x: 160, y: 80, sigma: 3, peak: scaled(WHITE, 0.5) }], { bitDepth: 10 });
    const light = measureLight(
      new Picture(image),
      [{ x: 160, y: 80 }],
      { radius: 8, annulusInner: 9, annulusOuter: 13 },
      [],
    );
    const expected = (2 * Math.PI * 9 * 1.39 * 0.5) / 4;
    expect(light!.red / expected).toBeGreaterThan(0.97);
    expect(light!.red / expected).toBeLessThan(1.03);
    expect(light!.saturatedFraction).toBe(0);
  });

  it('flags a clipped core and leaves its rings out', () => {
    const image = renderLights([{ x: 160, y: 80, sigma: 3, peak: scaled(WHITE, 6) }], { bitDepth: 10 });
    const light = measureLight(new Picture(image), [{ x: 160, y: 80 }], apertureFor(6), []);
    expect(light!.saturatedFraction).toBeGreaterThan(0.5);
    expect(light!.redRings[0]).toBeNaN();
    expect(light!.redRings[5]).toBeGreaterThan(0);
  });

  it('gives nothing where there is no light', () => {
    const image = renderLights([], {});
    expect(measureLight(new Picture(image), [{ x: 160, y: 80 }], apertureFor(4), [])).toBeNull();
  });
});

describe('centroid', () => {
  it.each([
    [0.3, 0.1],
    [0.8, 0.1],
    [4, 0.2],
  ])('is right to a fraction of a pixel at %d × clipping', (exposure, allowed) => {
    for (const [dx, dy] of [
      [0, 0],
      [0.37, 0.61],
      [0.5, 0.25],
    ] as const) {
      const image = renderLights([{ x: 160 + dx, y: 80 + dy, sigma: 2.2, peak: scaled(WHITE, exposure) }]);
      const centre = centroid(new Picture(image), { x: 161, y: 79 }, 7);
      expect(Math.hypot(centre!.x - 160 - dx, centre!.y - 80 - dy)).toBeLessThan(allowed);
    }
  });
});
