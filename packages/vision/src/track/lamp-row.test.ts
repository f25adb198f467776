import { lampsAround, type LampRow } from '../light/lamps';
import { renderLights } from '../testing/render';
import { FrameView } from './frame-view';
import { directionOf, rowOfUnits } from './lamp-row';

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
  return rowOfUnits(view, spots, ALONG, SPACING);
}

describe('the row of lamps that the units are', () => {
  it.each([
    [2, 8],
    [3, 5],
    [3, 8.5],
    [4, 6],
  ])('is told: %d lamps %d px apart', (count, gap) => {
    const row = told({ count, gap }, 1.1);
    expect(row?.count).toBe(count);
    expect(Math.abs((row?.gap ?? NaN) - gap)).toBeLessThan(0.3);
  });

  it('is told where they are hardly apart, no farther apart than they are', () => {
    const row = told({ count: 2, gap: 7 }, 2.4);
    expect(row?.count).toBe(2);
    expect(Math.abs((row?.gap ?? NaN) - 7)).toBeLessThan(0.5);
  });

  it('is told where the lamps are clipped', () => {
    expect(told({ count: 3, gap: 8 }, 1.1, 8)?.count).toBe(3);
  });

  it('is what most units show where a lamp of one is out', () => {
    expect(told({ count: 3, gap: 7 }, 1.1, 1, [1])?.count).toBe(3);
  });

  it('is none where each is one light, small or large, and where lamps are not seen apart', () => {
    for (const sigma of [1, 2, 4]) {
      for (const gain of [1, 10]) expect(told({ count: 1, gap: 0 }, sigma, gain)).toBeNull();
    }
    expect(told({ count: 3, gap: 3 }, 1.8)).toBeNull();
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
