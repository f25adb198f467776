import { lampsAround, type LampRow } from '../light/lamps';
import { renderLights } from '../testing/render';
import { FrameView } from './frame-view';
import { directionOf, rowOfUnits } from './lamp-row';
import { measureRadius } from './observe';

const SPACING = 130;
const ALONG = { x: 1, y: 0 };
const UNITS = [0, 1, 2, 3].map((i) => ({ x: 60.3 + SPACING * i, y: 80.2 }));
const WHITE = [0.5, 0.45, 0.3] as const;
const RED = [0.4, 0.04, 0.01] as const;

/** The row that the units are told to be: each of lamps in `row`, the first two white, those in `out` without their last lamp. */
function told(row: LampRow, sigma: number, gain = 1, out: readonly number[] = []): LampRow | null {
  const lamps = UNITS.flatMap((unit, i) =>
    lampsAround(unit, row, ALONG)
      .slice(0, out.includes(i) ? -1 : undefined)
      .map((lamp) => {
        const [r, g, b] = i < 2 ? WHITE : RED;
        return { ...lamp, sigma, peak: [gain * r, gain * g, gain * b] as const };
      }),
  );
  const view = new FrameView(renderLights(lamps, { width: 520 }));
  // spots stand on any of the lamps
  const spots = UNITS.map(({ x, y }, i) => ({ x: x + ((i % 3) - 1) * (row.gap / 2), y }));
  const radius = measureRadius(
    view,
    UNITS.map((point) => ({ point })),
    SPACING,
  );
  return rowOfUnits(view, spots, ALONG, { radius, spacing: SPACING });
}

describe('the row of lamps that the units are', () => {
  it.each([
    ['apart', 2, 8, 1.1, 1],
    ['apart', 3, 5, 1.1, 1],
    ['apart', 3, 8.5, 1.1, 1],
    ['apart', 4, 6, 1.1, 1],
    ['apart and clipped', 3, 8, 1.1, 8],
    ['hardly apart', 2, 7, 2.4, 1],
    ['blended', 2, 4, 2.4, 1],
    ['blended', 3, 3, 1.8, 1],
    ['blended and clipped', 2, 5, 2, 8],
    ['blended and clipped', 3, 6, 2.2, 5],
    ['blended and clipped', 4, 5, 2.2, 16],
  ])('is told where they are %s: %d lamps, %d px apart', (_name, count, gap, sigma, gain) => {
    const row = told({ count, gap }, sigma, gain);
    expect(row?.count).toBe(count);
    expect(Math.abs((row?.gap ?? NaN) - gap)).toBeLessThan(0.25);
  });

  it('is what most units show where a lamp of one is out', () => {
    expect(told({ count: 3, gap: 7 }, 1.1, 1, [1])?.count).toBe(3);
    expect(told({ count: 3, gap: 5 }, 2, 5, [1])?.count).toBe(3);
  });

  it('is none where each is one light, small or large', () => {
    for (const sigma of [1, 2, 4]) {
      for (const gain of [1, 10]) expect(told({ count: 1, gap: 0 }, sigma, gain)).toBeNull();
    }
  });

  it('is none where lamps are too near to each other', () => {
    expect(told({ count: 3, gap: 0.5 }, 1.8)).toBeNull();
  });
});

it('lies along the bar', () => {
  const [x, y] = [10, 0];
  expect(
    directionOf([
      { x, y },
      { x: 12, y: 1 },
      { x: 14, y: 3 },
    ]),
  ).toEqual({ x: 0.8, y: 0.6 });
  expect(directionOf([{ x, y }])).toEqual({ x: 1, y: 0 });
});
