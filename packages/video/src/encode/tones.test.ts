import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseProbe } from '../probe/parse-probe';
import { frameRow, measuredUnit } from '../testing/flights';
import { TONE_RATE, toneSamples, transitionTones } from './tones';

const probe = parseProbe(
  JSON.parse(readFileSync(join(__dirname, '../probe/fixtures/plain.json'), 'utf8')) as unknown,
);

const tonesOf = (angles: readonly number[]) =>
  transitionTones({
    probe,
    frames: angles.map((angle, n) => frameRow(n, n / 10, { papi_a: { x: 1, y: 1, angle } })),
    result: { units: { PAPI_A: measuredUnit(2.5, 2.5, 3) }, time_offset: null },
  }).map(({ time, direction }) => [Math.round(time * 10), direction]);

test('one tone a pass, rising to white, falling to red', () => {
  expect(tonesOf([2.3, 2.45, 2.51, 2.6, 2.6, 2.49, 2.3])).toEqual([
    [2, 'up'],
    [5, 'down'],
  ]);
});

test('a drone that hovers at the transition makes it sound once', () => {
  expect(tonesOf([2.4, 2.51, 2.49, 2.51, 2.49, 2.6, 2.4])).toEqual([
    [1, 'up'],
    [6, 'down'],
  ]);
});

test('a tone goes over the border of two seconds without a break', () => {
  const tone = { time: 0.9, hertz: 500, direction: 'up' } as const;
  const [first, second] = [...toneSamples([tone], 2)].map(
    (bytes) => new Int16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2),
  );
  const loudest = (samples: Int16Array): number =>
    samples.reduce((peak, s) => Math.max(peak, Math.abs(s)), 0);
  expect(loudest(first!.subarray(0, 0.9 * TONE_RATE))).toBe(0);
  expect(loudest(first!.subarray(0.95 * TONE_RATE))).toBeGreaterThan(10_000);
  expect(loudest(second!.subarray(0, 0.1 * TONE_RATE))).toBeGreaterThan(10_000);
  expect(loudest(second!.subarray(0.15 * TONE_RATE))).toBe(0);
});
