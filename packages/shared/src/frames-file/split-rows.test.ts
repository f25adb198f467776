import { splitRows } from './split-rows';

async function rows(text: string, size: number): Promise<unknown[]> {
  const bytes = Buffer.from(text);
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const found: unknown[] = [];
  for await (const row of splitRows(chunks())) found.push(JSON.parse(row.toString()));
  return found;
}

const frames = [
  { frame_number: 0, note: 'a "quoted" } brace ]', papi_a: { rgb: { r: 1, g: 2, b: 3 } } },
  { frame_number: 1, list: [1, [2, { x: 3 }]], note: 'back\\slash é 漢' },
  {},
];

test.each([1, 2, 3, 7, 64, 100_000])('in chunks of %d bytes', async (size) => {
  expect(await rows(JSON.stringify(frames), size)).toEqual(frames);
  expect(await rows(JSON.stringify(frames, null, 2), size)).toEqual(frames);
  const metadata = { lights: [{ x: 1 }], frames: [{ no: 'row' }] };
  expect(await rows(JSON.stringify({ schema: 'x', metadata, list: [{}], frames, after: 1 }), size)).toEqual(
    frames,
  );
});

test('an empty array', async () => {
  expect(await rows('[]', 4)).toEqual([]);
  expect(await rows('{"frames":[],"x":1}', 4)).toEqual([]);
});

test.each(['', '{}', '[{"a":1},{"b":2', '[{"a":1}', '[{"a":"'])('%p is cut off', async (text) => {
  await expect(rows(text, 4)).rejects.toThrow('the end is missing');
});

test('a row that never ends does not fill the memory', async () => {
  await expect(rows(`[{"a":"${'x'.repeat(2_000_000)}`, 65_536)).rejects.toThrow('a row without end');
});
