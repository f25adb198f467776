import { frameRow } from '../testing/flights';
import { timeline } from './timeline';

const row = (n: number, time: number) => frameRow(n, time, {});

test('boundaries lie in the middle between frames, whatever their distance', () => {
  const shown = timeline([row(0, 0), row(1, 0.04), row(2, 0.1)], 25, 0);
  const bounds = [0, 0.02, 0.07, 0.12];
  shown.forEach(({ start, end }, i) => {
    expect(start).toBeCloseTo(bounds[i]!, 9);
    expect(end).toBeCloseTo(bounds[i + 1]!, 9);
  });
});

test('a missing row leaves its frame empty', () => {
  const shown = timeline([row(0, 0), row(3, 0.12)], 25, 0);
  expect(shown.map(({ start, end }) => [start, end])).toEqual([
    [0, 0.02],
    [expect.closeTo(0.1), expect.closeTo(0.14)],
  ]);
});

test('the output begins with the container', () => {
  expect(timeline([row(0, 10)], 25, 10)[0]).toMatchObject({ time: 0, start: 0 });
});
