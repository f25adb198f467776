import { nearestIndex } from './nearest';
import { Playhead } from './playhead';

test.each([
  [[0, 1, 2], 1.4, 1],
  [[0, 1, 2], 1.6, 2],
  [[0, 1, 2], -5, 0],
  [[0, 1, 2], 9, 2],
  [[5], 1, 0],
  [[], 1, -1],
])('in %j the nearest to %d is number %d', (times, time, index) => {
  expect(nearestIndex(times, time)).toBe(index);
});

test('everybody hears of a move, and who made it, but not of standing still', () => {
  const playhead = new Playhead();
  const heard: unknown[] = [];
  const leave = playhead.subscribe((time, mover) => heard.push([time, mover]));
  playhead.move(1, 'chart');
  playhead.move(1, 'video');
  leave();
  playhead.move(2, 'video');
  expect(heard).toEqual([[1, 'chart']]);
});
