import { frameAt, stepped } from './frame-clock';

test('a step leads to the middle of the next frame, also from exactly where a frame begins', () => {
  expect(stepped(1, 1, 30)).toBeCloseTo(31.5 / 30, 9);
  expect(stepped(31.5 / 30, -1, 30)).toBeCloseTo(30.5 / 30, 9);
  expect(stepped(0, -1, 30)).toBe(0);
});

test('frames are counted from 0', () => {
  expect([frameAt(0, 30), frameAt(1 / 30, 30), frameAt(15.0333, 30)]).toEqual([0, 1, 450]);
});
