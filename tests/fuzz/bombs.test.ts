import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { parseTelemetry } from '@papiscope/measure';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { readFrames, type FrameRow } from '../../packages/shared/src/frames-file';

const MEBIBYTE = 1024 ** 2;

/** `count` times the same mebibyte, gzipped as it is read: some kilobytes that become gigabytes. */
function bomb(start: string, filler: string, count: number): Readable {
  const block = filler.repeat(MEBIBYTE / filler.length);
  function* text(): Generator<string> {
    yield start;
    for (let i = 0; i < count; i += 1) yield block;
  }
  return Readable.from(text(), { objectMode: false }).pipe(createGzip({ level: 1 }));
}

async function rowsOf(file: Readable): Promise<FrameRow[]> {
  const rows: FrameRow[] = [];
  for await (const row of readFrames(file)) rows.push(row);
  return rows;
}

describe('packed frames files that grow without end', () => {
  test.each([
    ['spaces', '[', ' '],
    ['one text', '[{"a":"', 'x'],
    ['opening brackets', '', '['],
    ['a list of nothing', '[', ' ,\n\t'],
  ])(
    '%s: read to a warning, never held',
    async (_what, start, filler) => {
      const before = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
      const rows = await rowsOf(bomb(start, filler, 256));
      expect(rows.length).toBeLessThan(3);
      expect(rows.at(-1)).toHaveProperty('warning', expect.stringContaining('cannot be read beyond row'));
      const after = process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed;
      expect(after - before).toBeLessThan(128 * MEBIBYTE);
    },
    120_000,
  );
});

const CUE = '00:00:00,000 --> 00:00:00,033\n';

describe('subtitles that are no telemetry, however large', () => {
  test.each([
    ['one line of 30 MB', () => `1\n${CUE}${'[latitude: '.repeat(3_000_000)}`],
    ['half a million empty cues', () => `1\n${CUE}\n`.repeat(500_000)],
    ['brackets in brackets', () => `1\n${CUE}${'['.repeat(5_000_000)}${']'.repeat(5_000_000)}`],
    ['numbers without end', () => `1\n${CUE}[latitude: ${'9'.repeat(5_000_000)}] [longitude: 1]`],
    ['arrows', () => '--> '.repeat(3_000_000)],
    ['tags in tags', () => `1\n${CUE}${'<font '.repeat(3_000_000)}`],
  ])(
    '%s',
    (_what, make) => {
      const text = make();
      const began = process.cpuUsage();
      try {
        expect(parseTelemetry(text).samples.length).toBe(0);
      } catch (error) {
        expect(error).toBeInstanceOf(PapiscopeError);
        expect((error as PapiscopeError).code).toMatch(/^telemetry_/);
      }
      // Not a measure of speed: what is not linear in the text would take hours.
      expect(process.cpuUsage(began).user / 1e6).toBeLessThan(60);
    },
    300_000,
  );
});
