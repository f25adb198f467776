import { readCamera } from './camera';
import { parseTelemetry } from './parse-telemetry';

it.each([
  ['[iso: 220] [shutter: 1/8000.0] [fnum: 3.2] [ev: 0]', 220 / 8000, 3.2],
  ['[iso : 100] [shutter : 1/80.0] [fnum : 280] [ev : 0]', 100 / 80, 280],
  ['ISO:100 Shutter:60 EV: Fnum:2.2 ', 100 / 60, 2.2],
  ['ISO:100 Shutter:400 EV:-1/3 Fnum:F2.8 ', 100 / 400, 2.8],
  ['ISO:100 TV:60 EV: Fnum:2.2', 100 / 60, 2.2],
  ['F/5.6, SS 205.03, ISO 100, EV 0, GPS (-58.85, -34.23, 15)', 100 / 205.03, 5.6],
  ['[iso: 100] [shutter: 0.02]', 2, null],
  ['[iso: 100] [fnum: 2.8]', null, 2.8],
  ['[iso: 0] [shutter: 1/0] [fnum: x]', null, null],
  ['GPS(7.2,46.1,12) BAROMETER:20.1', null, null],
])('%s', (text, exposure, fNumber) => {
  expect(readCamera(text)).toEqual({
    exposure: exposure === null ? null : expect.closeTo(exposure, 12),
    fNumber,
  });
});

it('is read from a table with named columns, too', () => {
  const table = [
    'time,latitude,longitude,iso,shutter,aperture',
    '0,46.1,7.2,100,1/800,2.8',
    '1,46.1,7.2,200,800,2.8',
    '2,46.1,7.2,,,',
  ];
  const samples = parseTelemetry(table.join('\n')).samples;
  expect(samples.map(({ exposure, fNumber }) => [exposure, fNumber])).toEqual([
    [0.125, 2.8],
    [0.25, 2.8],
    [null, null],
  ]);
});
