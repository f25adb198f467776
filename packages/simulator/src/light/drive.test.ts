import { parseSimulation } from '../options';
import { createRandom } from '../random';
import { drivesOf } from './drive';

const moments = Array.from({ length: 300 }, (_, i) => i / 30);
const lightOf = (options: object) =>
  drivesOf(parseSimulation({ shutterSeconds: 1 / 1000, ...options }), 3, createRandom(1)).map((drive) =>
    moments.map(drive),
  );

test('steady lamps give the same light in every frame', () => {
  for (const light of lightOf({})) expect(new Set(light)).toEqual(new Set([1]));
});

test('units of one drive are dimmed together, those with drives of their own are not; each gives its mean over time', () => {
  const [first, second] = lightOf({ led: true });
  expect(second).toEqual(first);
  const own = lightOf({ led: true, ownDrives: true });
  expect(own[1]).not.toEqual(own[0]);
  for (const light of [...own, first!]) {
    expect(Math.min(...light)).toBeLessThan(0.2);
    expect(light.reduce((sum, v) => sum + v, 0) / light.length).toBeCloseTo(1, 0);
  }
});
