import { assTime } from './time';

test.each([
  [0, '0:00:00.00'],
  [-1, '0:00:00.00'],
  [1.005001, '0:00:01.01'],
  [59.999, '0:01:00.00'],
  [3723.456, '1:02:03.46'],
])('%p s is %p', (seconds, text) => {
  expect(assTime(seconds)).toBe(text);
});
