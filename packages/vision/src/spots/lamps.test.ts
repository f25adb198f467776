import type { Spot } from './find';
import { joinLamps, lampGap } from './lamps';

const lamp = (x: number, y: number, strength = 60, greenRed = 0.8): Spot => ({
  ...{ x, y, strength, greenRed },
  radius: 2,
  peak: strength + 40,
});

describe('lamps of one unit', () => {
  it('are one light at their middle by strength, seen as the strongest of them', () => {
    const [unit, ...others] = joinLamps([lamp(104, 50, 90, 0.9), lamp(100, 50, 30, 0.5)], 6);
    expect(others).toEqual([]);
    expect(unit).toMatchObject({ x: 103, y: 50, strength: 90, peak: 130, radius: 2 });
    expect(unit?.greenRed).toBeCloseTo(0.8, 9);
    expect(unit?.span).toBeCloseTo(3, 9);
  });

  it('are linked one by one: the outer two of three may stand farther apart', () => {
    const units = joinLamps([lamp(100, 50), lamp(110, 50), lamp(105, 50)], 6);
    expect(units).toHaveLength(1);
    expect(units[0]?.x).toBeCloseTo(105, 9);
  });

  it('stay apart where they are farther apart than that', () => {
    const spots = [lamp(100, 50), lamp(107, 50), lamp(100, 57)];
    expect(joinLamps(spots, 6)).toEqual(spots);
  });

  it('tell the colour of those that tell one', () => {
    expect(joinLamps([lamp(100, 50, 60, NaN), lamp(104, 50, 60, 0.4)], 6)[0]?.greenRed).toBeCloseTo(0.4, 9);
  });

  it('stand a small part of the distance between units apart', () => {
    // 0.35 m in a bar of 6.5 m; no unit stands as near to another one
    expect(lampGap(65)).toBeGreaterThan(3.5);
    expect(lampGap(65)).toBeLessThan(0.1 * 65);
  });
});
