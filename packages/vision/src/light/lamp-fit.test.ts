import { unexplained, type LightPixels } from './lamp-fit';
import { lampsAround, type LampRow } from './lamps';

const { exp, hypot } = Math;
const ONE: LampRow = { count: 1, gap: 0 };
const ALONG = { x: 1, y: 0 };

/** The pixels below full scale of a row of lamps whose light falls off like `fall`. */
function lightOf(row: LampRow, fall: (distance: number) => number): LightPixels {
  const lamps = lampsAround({ x: 0.2, y: -0.3 }, row, ALONG);
  const pixels = [];
  for (let y = -14; y <= 14; y++) {
    for (let x = -24; x <= 24; x++) {
      const red = lamps.reduce((sum, lamp) => sum + fall(hypot(x - lamp.x, y - lamp.y)), 0);
      if (red < 1) pixels.push({ along: x - 0.2, across: y + 0.3, red });
    }
  }
  return {
    along: Float64Array.from(pixels, ({ along }) => along),
    across: Float64Array.from(pixels, ({ across }) => across),
    red: Float64Array.from(pixels, ({ red }) => red),
  };
}

const square = ({ red }: LightPixels) => red.reduce((sum, value) => sum + value * value, 0);
const part = (light: LightPixels, row: LampRow) => unexplained(light, row) / square(light);

describe.each([
  ['a Gaussian', (distance: number) => 0.6 * exp(-(distance ** 2) / 8)],
  ['a clipped Gaussian', (distance: number) => 8 * exp(-(distance ** 2) / 8)],
  ['a core with a halo', (distance: number) => 3 / (1 + (distance / 2) ** 2) ** 2],
])('lamps that fall off like %s', (_name, fall) => {
  it.each([
    { count: 2, gap: 4 },
    { count: 3, gap: 4.5 },
    { count: 4, gap: 3 },
  ])('are explained by their own row best: $count, $gap px apart', (row) => {
    const light = lightOf(row, fall);
    const own = part(light, row);
    expect(own).toBeLessThan(0.005);
    expect(part(light, ONE)).toBeGreaterThan(20 * own);
    for (const gap of [row.gap - 0.5, row.gap + 0.5]) {
      expect(part(light, { ...row, gap })).toBeGreaterThan(1.5 * own);
    }
    if (row.count < 4) expect(part(light, { count: row.count + 1, gap: row.gap })).toBeGreaterThan(5 * own);
  });

  it('are explained by one lamp where they are one', () => {
    const light = lightOf(ONE, fall);
    expect(part(light, ONE)).toBeLessThan(0.005);
    for (const gap of [2, 4, 8]) expect(part(light, { count: 2, gap })).toBeGreaterThan(2 * part(light, ONE));
  });
});
