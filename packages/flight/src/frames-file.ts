import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import { framesFileSchema, type FrameMeasurement } from '@papiscope/shared/contracts';

/** What the frames file says of itself beside its rows. */
export interface FramesMetadata {
  readonly software: { readonly version: string; readonly algorithm: string };
  readonly frame_width: number;
  readonly frame_height: number;
  readonly frame_rate: number;
}

/** Writes `{metadata, frames: […]}` as gzip JSON, a row a line, without ever holding all of it. Returns the number of rows. */
export async function writeFrames(
  rows: Iterable<FrameMeasurement>,
  metadata: FramesMetadata,
  file: string,
): Promise<number> {
  let count = 0;
  function* text(): Generator<string, void, undefined> {
    yield `{"metadata":${JSON.stringify(metadata)},"frames":[`;
    for (const row of rows) {
      yield `${count === 0 ? '\n' : ',\n'}${JSON.stringify(row)}`;
      count += 1;
    }
    yield '\n]}\n';
  }
  await pipeline(Readable.from(text()), createGzip(), createWriteStream(file));
  return count;
}

/** The rows of a frames file on this machine. */
export async function readFrames(file: string): Promise<FrameMeasurement[]> {
  return framesFileSchema.parse(JSON.parse(gunzipSync(await readFile(file)).toString('utf8')));
}
