import { flightCoding } from './coding';

const [MATRIX, TRANSFER] = ['bt709', 'bt709'] as const;
const HLG = 'arib-std-b67';

test.each([
  [null, TRANSFER, 'gamma', null],
  ['default', TRANSFER, 'gamma', null],
  ['default', null, 'gamma', null],
  ['hlg', HLG, 'hlg', null],
  [null, HLG, 'hlg', null],
  ['dlog_m', TRANSFER, 'gamma', 'dlog_m'],
  // the picture is read as the video declares: the telemetry cannot change that any more
  ['hlg', TRANSFER, 'gamma', 'hlg'],
  ['default', 'smpte2084', 'gamma', 'smpte2084'],
])(
  'in the colour mode %s and with the transfer %s the curve is %s, the unknown one %s',
  (mode, declared, transfer, unknownCurve) => {
    const video = { colorMatrix: MATRIX, colorTransfer: declared };
    const coding = flightCoding(video, { colour_mode: mode });
    expect(coding).toEqual({ matrix: MATRIX, transfer, unknownCurve, declaredCurve: null });
  },
);

test.each([
  ['iec61966-2-1', 'default', 0],
  ['bt470m', null, -1],
  // what cameras of every kind declare
  ['bt709', 'default', null],
  [null, null, null],
  // the telemetry knows better
  ['iec61966-2-1', 'dlog_m', null],
])('a video that declares %s, in the colour mode %s, has the curve %s', (declared, mode, curve) => {
  const video = { colorMatrix: MATRIX, colorTransfer: declared };
  expect(flightCoding(video, { colour_mode: mode }).declaredCurve).toBe(curve);
});
