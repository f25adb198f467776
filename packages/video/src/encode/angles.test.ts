import { frameRow } from '../testing/flights';
import { angleOverTime } from './angles';

const at = (n: number, time: number, angle: number) => frameRow(n, time, { papi_a: { x: 1, y: 1, angle } });
const frames = [at(0, 0, 2), at(1, 1, 3), at(2, 5, 4)];

test('the time offset is applied', () => {
  expect(angleOverTime(frames, 'PAPI_A', 0.25)(0.5)).toBeCloseTo(2.75, 9);
});

test.each([
  [0.5, 2.5],
  [-0.5, 2],
  [5.5, 4],
  [-2, null],
  [3, null],
])('at %p s it is %p', (time, angle) => {
  expect(angleOverTime(frames, 'PAPI_A', 0)(time)).toBe(angle);
});

test('a unit without angles has none', () => {
  expect(angleOverTime(frames, 'PAPI_B', 0)(0)).toBeNull();
});
