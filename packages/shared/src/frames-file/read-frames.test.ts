import { Readable } from 'node:stream';
import { readFrames, type FrameChoice } from './read-frames';

/** Row 2 has no time, row 5 a time that is none. */
const ROWS = Array.from({ length: 8 }, (_, i) => ({ frame_number: i, timestamp: i / 10 })).map((row, i) =>
  i === 2 ? { frame_number: i } : i === 5 ? { ...row, timestamp: 'late' } : row,
);

async function read(choice: FrameChoice): Promise<(number | string)[]> {
  const seen: (number | string)[] = [];
  for await (const row of readFrames(Readable.from([Buffer.from(JSON.stringify(ROWS))]), choice))
    seen.push('frame' in row ? row.frame.frame_number : row.warning.replace(/:.*/, ''));
  return seen;
}

test('all rows, and a warning in the place of each that cannot be read', async () => {
  expect(await read({})).toEqual([0, 1, 'Row 2', 3, 4, 'Row 5', 6, 7]);
});

test('every so manieth: those between are not read, and so not complained of', async () => {
  expect(await read({ every: 3 })).toEqual([0, 3, 6]);
  expect(await read({ every: 5 })).toEqual([0, 'Row 5']);
});

test('a stretch has both of its ends; what tells no time may lie in it', async () => {
  expect(await read({ from: 0.3, to: 0.6 })).toEqual(['Row 2', 3, 4, 'Row 5', 6]);
  expect(await read({ from: 0.6, every: 2 })).toEqual(['Row 2', 6]);
});
