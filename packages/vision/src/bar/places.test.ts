import type { Spot } from '../spots/find';
import { linkedTo } from '../spots/lamps';
import { SpotMap } from './places';

/** Repeatable numbers from 0 to 1 (Park and Miller's generator). */
function* numbers(): Generator<number, never> {
  for (let state = 1; ;) {
    state = (state * 16807) % 2147483647;
    yield state / 2147483647;
  }
}

test('the light of a lamp is made of all lamps that gaps link to it, however many spots there are', () => {
  const random = numbers();
  const next = () => random.next().value;
  const spots = Array.from(
    { length: 400 },
    () => ({ x: 600 * next(), y: 300 * next(), strength: next(), greenRed: next(), span: 0 }) as Spot,
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
