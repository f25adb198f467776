import { findLegs, legIndex } from './legs';

const STEP = 0.1;

function legsOf(angles: readonly number[]) {
  const times = Float64Array.from(angles, (_, i) => i * STEP);
  const table = {
    start: -0.05,
    step: STEP / 2,
    values: Float64Array.from(
      { length: 2 * angles.length + 4 },
      (_, i) => angles[Math.min(angles.length - 1, i >> 1)]!,
    ),
  };
  return findLegs(times, [table], 0);
}

const ramp = (from: number, to: number, n: number) =>
  Array.from({ length: n }, (_, i) => from + ((to - from) * i) / (n - 1));

test('a climb and a descent with a hover between', () => {
  const wobble = Array.from({ length: 60 }, (_, i) => 240 + 3 * Math.sin(i));
  const legs = legsOf([...ramp(120, 240, 100), ...wobble, ...ramp(240, 120, 100)]);
  expect(legs.map((l) => l.direction)).toEqual(['up', 'down']);
  expect(legs[0]!.from).toBeCloseTo(0, 1);
  expect(legs[0]!.to).toBeGreaterThan(9.8);
  expect(legs[1]!.to).toBeGreaterThan(25);
});

test('hovering alone makes no leg', () => {
  expect(legsOf(Array.from({ length: 200 }, (_, i) => 180 + 3 * Math.sin(i / 5)))).toEqual([]);
});

test('two climbs and two descents', () => {
  const legs = legsOf([
    ...ramp(200, 120, 50),
    ...ramp(120, 240, 50),
    ...ramp(240, 130, 50),
    ...ramp(130, 240, 50),
  ]);
  expect(legs.map((l) => l.direction)).toEqual(['down', 'up', 'down', 'up']);
  expect(legIndex(legs, 7)).toBe(1);
  expect(legIndex(legs, 1e3)).toBe(3);
});
