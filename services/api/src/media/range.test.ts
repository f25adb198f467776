import { planRange } from './range';

const object = { size: 1000, etag: 'abc', lastModified: new Date('2026-03-04T05:06:07.890Z') };
const whole = { status: 200 };

test.each([
  [undefined, whole],
  ['bytes=0-', { status: 206, start: 0, end: 999 }],
  ['bytes=0-0', { status: 206, start: 0, end: 0 }],
  ['bytes=990-5000', { status: 206, start: 990, end: 999 }],
  ['bytes=-10', { status: 206, start: 990, end: 999 }],
  ['bytes=-5000', { status: 206, start: 0, end: 999 }],
  ['bytes=20-10', whole],
  ['bytes=0-1,5-6', whole],
  ['frames=0-1', whole],
  ['bytes=-', whole],
  ['bytes=a-b', whole],
])('Range %s', (range, plan) => {
  expect(planRange({ range }, object)).toEqual(plan);
});

test.each(['bytes=-0', 'bytes=1000-', 'bytes=1000-2000'])('Range %s lies outside', (range) => {
  expect(() => planRange({ range }, object)).toThrow('outside the file');
});

test('nothing of an empty object can be asked for in part', () => {
  expect(() => planRange({ range: 'bytes=0-' }, { ...object, size: 0 })).toThrow('outside the file');
});

test('If-Range with another version asks for the whole', () => {
  const range = 'bytes=0-9';
  const part = { status: 206, start: 0, end: 9 };
  expect(planRange({ range, ifRange: '"abc"' }, object)).toEqual(part);
  expect(planRange({ range, ifRange: '"old"' }, object)).toEqual(whole);
  expect(planRange({ range, ifRange: 'Wed, 04 Mar 2026 05:06:07 GMT' }, object)).toEqual(part);
  expect(planRange({ range, ifRange: 'Wed, 04 Mar 2026 05:06:08 GMT' }, object)).toEqual(whole);
  expect(planRange({ range, ifRange: 'nonsense' }, object)).toEqual(whole);
});

test('If-None-Match with this version needs no body', () => {
  expect(planRange({ ifNoneMatch: '"old", W/"abc"' }, object)).toEqual({ status: 304 });
  expect(planRange({ ifNoneMatch: '"old"' }, object)).toEqual(whole);
});
