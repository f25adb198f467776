import { flightCoding } from './coding';

const VIDEO = { colorMatrix: 'bt709', colorTransfer: 'bt709' } as const;

test.each([
  [null, null],
  ['default', null],
  ['dlog_m', 'dlog_m'],
])('a video in the colour mode %s has a curve that is not published: %s', (mode, unpublished) => {
  const coding = flightCoding(VIDEO, { colour_mode: mode });
  expect(coding).toEqual({ matrix: 'bt709', transfer: 'gamma', unpublished });
});

test('HLG is read as the video declares it', () => {
  const video = { colorMatrix: 'bt2020', colorTransfer: 'arib-std-b67' } as const;
  const coding = flightCoding(video, { colour_mode: 'hlg' });
  expect(coding).toEqual({ matrix: 'bt2020', transfer: 'hlg', unpublished: null });
});
