import { appendFile, copyFile, writeFile } from 'node:fs/promises';
import { parseTelemetry } from '@papiscope/measure';
import type { Page, Request } from 'playwright-core';

/** A box of an MP4 file (ISO/IEC 14496-12) with `length` zeros in it. */
function box(kind: string, length: number): Buffer {
  const bytes = Buffer.alloc(8 + length);
  bytes.writeUInt32BE(bytes.length, 0);
  bytes.write(kind, 4, 'latin1');
  return bytes;
}

/** The same video, with so much free space at its end that it goes in three parts. */
export async function enlarge(video: string, to: string): Promise<void> {
  await copyFile(video, to);
  await appendFile(to, box('free', 36 * 1024 ** 2));
}

/** A file with the frame of a video and nothing in it. */
export async function writeHollowVideo(to: string): Promise<void> {
  await writeFile(to, Buffer.concat([box('ftyp', 16), box('mdat', 400), box('moov', 100)]));
}

/** The positions of a subtitle file as a table with named columns. */
export function positionsTable(subtitles: string): string {
  const { samples } = parseTelemetry(subtitles);
  const rows = samples.map(({ time, latitude, longitude, heightAbs }) =>
    [time.toFixed(3), latitude, longitude, heightAbs, 'fixed'].join(),
  );
  return ['time,latitude,longitude,height_ellipsoid,rtk', ...rows].join('\n');
}

const PART = /\/api\/v1\/upload-parts\/[^/]+\/(\d+)\?/;

function partOf(request: Request): number[] {
  const found = request.method() === 'PUT' ? PART.exec(request.url()) : null;
  return found === null ? [] : [Number(found[1])];
}

/** Parts after the first get no further than the browser, as on a connection that is about to break. */
export async function holdLaterParts(page: Page): Promise<void> {
  await page.route(PART, (route) => {
    if (partOf(route.request()).includes(1)) return route.continue();
  });
}

/** The numbers of the parts that arrive from now on. */
export function watchParts(page: Page): number[] {
  const arrived: number[] = [];
  page.on('requestfinished', (request) => arrived.push(...partOf(request)));
  return arrived;
}

/** The uploads that the browser has begun and not ended. */
export async function unfinishedIds(page: Page): Promise<string[]> {
  const stored = await page.evaluate<string | null>("localStorage.getItem('papiscope.uploads')");
  return (JSON.parse(stored ?? '[]') as { uploadId: string }[]).map(({ uploadId }) => uploadId);
}
