import type { Spot } from '../spots/find';
import { linkedTo } from '../spots/lamps';
import { SpotMap } from './places';

/** Scattered over 0 to 1, the same each time. */
const scattered = (i: number) => Math.abs(1e4 * Math.sin(i)) % 1;

test('the light of a lamp is made of all lamps that gaps link to it, however many spots there are', () => {
  const spots = Array.from(
    { length: 400 },
    (_, i) =>
      ({
        x: 600 * scattered(4 * i + 1),
        y: 300 * scattered(4 * i + 2),
        strength: scattered(4 * i + 3),
        greenRed: scattered(4 * i + 4),
        span: 0,
      }) as Spot,
  );
  const map = new SpotMap(spots);
  let joined = 0;
  for (const gap of [2, 8, 14]) {
    for (const spot of spots) {
      const lamps = linkedTo(spot, spots, gap);
      const strength = lamps.reduce((sum, lamp) => sum + lamp.strength, 0);
      const mean = (of: (lamp: Spot) => number) =>
        lamps.reduce((sum, lamp) => sum + lamp.strength * of(lamp), 0) / strength;
      const light = map.lightOf(spot, gap);
      expect(light.x).toBeCloseTo(
        mean(({ x }) => x),
        9,
      );
      expect(light.y).toBeCloseTo(
        mean(({ y }) => y),
        9,
      );
      if (lamps.length > 2) joined++;
    }
  }
  expect(joined).toBeGreaterThan(100);
});
