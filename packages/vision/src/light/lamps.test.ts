import { Picture } from '../kernels/picture';
import { renderLights } from '../testing/render';
import { apertureFor } from './aperture';
import { lampsAround, radiusOfLamps, type LampRow } from './lamps';
import { lumaProfile } from './luma-profile';
import { measureLight } from './photometry';

const MIDDLE = { x: 100.3, y: 80.2 };
const ROW: LampRow = { count: 3, gap: 7 };
const ALONG = { x: 0.995, y: 0.0999 };
const LAMPS = lampsAround(MIDDLE, ROW, ALONG);
const WHITE = [0.5, 0.45, 0.3] as const;
const RED = [0.4, 0.04, 0.01] as const;

/** The unit with these lamps white and the others red. */
function seen(white: readonly number[]) {
  const lamps = LAMPS.map((lamp, i) => ({ ...lamp, sigma: 1.1, peak: white.includes(i) ? WHITE : RED }));
  const picture = new Picture(renderLights(lamps, { width: 200, bitDepth: 10 }));
  return {
    rings: lumaProfile(picture, LAMPS, { radius: 1.4, span: 0 }, [])!.rings,
    greenRed: measureLight(picture, LAMPS, apertureFor(1.4), [])!.greenRed,
  };
}

describe('the lamps of a unit', () => {
  it('stand evenly around its middle, along the bar', () => {
    expect(LAMPS[1]).toEqual(MIDDLE);
    const [first, , last] = LAMPS;
    expect((last!.x - first!.x) / 14).toBeCloseTo(ALONG.x, 9);
    expect((last!.y - first!.y) / 14).toBeCloseTo(ALONG.y, 9);
  });

  it('count alike: whichever of them has turned white, a third of the light has', () => {
    const [none, all] = [seen([]), seen([0, 1, 2])];
    for (const lamp of [0, 1, 2]) {
      const one = seen([lamp]);
      expect(one.greenRed).toBeCloseTo(seen([1]).greenRed, 2);
      for (const ring of [0, 1, 2]) {
        const [from = NaN, to = NaN, now = NaN] = [none, all, one].map(({ rings }) => rings[ring]);
        // rounding to 10 bit, and chroma that is shared between pixels
        expect(Math.abs((now - from) / (to - from) - 1 / 3)).toBeLessThan(0.03);
      }
    }
  });
});

describe('the radius of lamps that shine as a disc of radius 5 does', () => {
  it('is smaller the farther they stand apart, until they do not meet', () => {
    expect(radiusOfLamps(5, { count: 3, gap: 0 })).toBeCloseTo(5, 2);
    expect(radiusOfLamps(5, { count: 3, gap: 10 })).toBeCloseTo(5 / Math.sqrt(3), 2);
  });

  it('lets them cover its area', () => {
    const row = { count: 3, gap: 4 };
    const radius = radiusOfLamps(5, row);
    const lamps = lampsAround({ x: 0, y: 0 }, row, { x: 1, y: 0 });
    const step = 0.02;
    let area = 0;
    for (let x = -10; x < 10; x += step) {
      for (let y = -10; y < 10; y += step) {
        if (lamps.some((lamp) => Math.hypot(x - lamp.x, y - lamp.y) < radius)) area += step * step;
      }
    }
    expect(Math.abs(area / (25 * Math.PI) - 1)).toBeLessThan(0.002);
  });
});
