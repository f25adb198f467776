import { Readable } from 'node:stream';
import { chunksOf } from './chunks';

async function cut(pieces: number[], size: number): Promise<number[]> {
  const stream = Readable.from(pieces.map((length) => Buffer.alloc(length, 7)));
  const lengths: number[] = [];
  for await (const chunk of chunksOf(stream, size)) lengths.push(chunk.length);
  return lengths;
}

it.each([
  [[], [0]],
  [[3], [3]],
  [[10], [10]],
  [[11], [10, 1]],
  [[35], [10, 10, 10, 5]],
  [[1, 2, 3, 4], [10]],
  [
    [9, 9, 9, 9],
    [10, 10, 10, 6],
  ],
])('cuts pieces of %j bytes at 10 bytes', async (pieces, expected) => {
  expect(await cut(pieces, 10)).toEqual(expected);
});
