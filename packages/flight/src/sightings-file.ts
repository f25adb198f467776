import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { StretchBorders } from './follow/borders';
import type { FrameSightings } from './sightings';

/** Characters that go to the compressor at once: each hand-over to its thread costs more than a line does. */
const BATCH_LENGTH = 1 << 18;

/** Writes one frame a line, gzip; JSON keeps every digit of a double. Returns the number of frames, and what the measuring of them returns. */
export async function writeSightings(
  frames: AsyncGenerator<FrameSightings, StretchBorders | null, undefined>,
  file: string,
  signal?: AbortSignal,
): Promise<{ frames: number; borders: StretchBorders | null }> {
  let count = 0;
  let borders: StretchBorders | null | undefined;
  async function* measured(): AsyncGenerator<FrameSightings, void, undefined> {
    borders = yield* frames;
  }
  async function* batches(): AsyncGenerator<string, void, undefined> {
    let batch = '';
    for await (const frame of measured()) {
      count += 1;
      batch += `${JSON.stringify(frame)}\n`;
      if (batch.length < BATCH_LENGTH) continue;
      yield batch;
      batch = '';
    }
    yield batch;
  }
  await pipeline(batches, createGzip({ level: 1 }), createWriteStream(file), {
    ...(signal === undefined ? {} : { signal }),
  });
  if (borders === undefined) throw new Error('The measuring ended without its borders.');
  return { frames: count, borders };
}

/** The frames of {@link writeSightings}. JSON has no NaN: null in a ring stands for one. */
export async function* readSightings(file: string): AsyncGenerator<FrameSightings, void, undefined> {
  const input = createReadStream(file);
  const text = createGunzip();
  input.on('error', (error) => text.destroy(error));
  for await (const line of createInterface({ input: input.pipe(text), crlfDelay: Infinity })) {
    yield JSON.parse(line, (key, value: unknown) =>
      (key === 'redRings' || key === 'rings') && Array.isArray(value)
        ? value.map((ring: unknown) => (ring === null ? NaN : ring))
        : value,
    ) as FrameSightings;
  }
}
