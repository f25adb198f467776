import { parseRangeHeader, resolveRange } from './range';

it.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=5-', { start: 5 }],
  ['bytes=-7', { suffix: 7 }],
  [' bytes=1-2 ', { start: 1, end: 2 }],
])('reads the header %j', (header, range) => expect(parseRangeHeader(header)).toEqual(range));

it.each([undefined, '', 'bytes=-', 'bytes=2-1', 'bytes=0-1,3-4', 'items=0-1', 'bytes=a-b'])(
  'ignores the header %j, as HTTP says',
  (header) => expect(parseRangeHeader(header)).toBeNull(),
);

it('resolves within the object', () => {
  expect(resolveRange({ start: 3 }, 10)).toEqual({ start: 3, end: 9 });
  expect(resolveRange({ suffix: 3 }, 10)).toEqual({ start: 7, end: 9 });
  expect(() => resolveRange({ start: 10 }, 10)).toThrow('outside the file');
});
