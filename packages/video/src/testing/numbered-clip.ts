import type { FrameMeasurement } from '@papiscope/shared/contracts';
import type { YuvFrame } from '../decode/yuv-frame';
import { runFfmpeg } from '../process/run';
import { frameRow } from './flights';

/**
 * A clip of a white light that moves, with each frame's number written into the picture: in large cells that stand still, and in small
 * ones that move with the light and so are seen in every picture cut around it.
 */
export interface NumberedClip {
  readonly width: number;
  readonly height: number;
  readonly frames: number;
}

/** Numbers below 64. */
const BITS = 6;
const LIGHT = 8;
const SMALL = 4;
const LARGE = 16;
/** From the light's centre to the small cells' upper edge. */
const BELOW = 6;
const STILL = { x: 120, y: 40 };
const BACK = 60;
/** To where unit B is said to be, though nothing is seen there. */
const APART = 90;

/** Centre of the light in a frame, pixels: whole numbers at pixel centres. */
export function lightAt(n: number): { x: number; y: number } {
  return { x: 103.5 + 6 * n, y: 119.5 + 2 * n };
}

/** Encodes such a clip; `argv` are output options. */
export async function makeNumberedClip(
  out: string,
  { width, height, frames }: NumberedClip,
  rate: string,
  argv: readonly string[] = [],
): Promise<string> {
  function* pictures(): Generator<Buffer, void, undefined> {
    for (let n = 0; n < frames; n++) yield picture(width, height, n);
  }
  await runFfmpeg(
    [
      ...['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', rate, '-i', 'pipe:0'],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '12', '-pix_fmt', 'yuv420p', ...argv, out],
    ],
    { stdin: asynchronous(pictures()) },
  );
  return out;
}

async function* asynchronous<T>(items: Iterable<T>): AsyncGenerator<T, void, undefined> {
  for (const item of items) yield await Promise.resolve(item);
}

function picture(width: number, height: number, n: number): Buffer {
  const pixels = Buffer.alloc(width * height, BACK);
  const fill = (x: number, y: number, size: number, value: number): void => {
    for (let row = y; row < y + size; row++) pixels.fill(value, row * width + x, row * width + x + size);
  };
  const light = lightAt(n);
  fill(light.x - LIGHT / 2 + 0.5, light.y - LIGHT / 2 + 0.5, LIGHT, 255);
  for (let bit = 0; bit < BITS; bit++) {
    const value = (n >> bit) & 1 ? 255 : 0;
    fill(STILL.x + bit * LARGE, STILL.y, LARGE, value);
    fill(light.x + 0.5 + (bit - BITS / 2) * SMALL, light.y + 0.5 + BELOW, SMALL, value);
  }
  return pixels;
}

/** Measurements of the clip's frames, at the given times. The angle rises evenly through 2.5° at the middle. */
export function numberedRows(
  times: readonly number[],
  place: (n: number) => { x: number; y: number } = lightAt,
  onlyRed = false,
): FrameMeasurement[] {
  return times.map((time, n) => {
    const angle = 2.5 + (n - times.length / 2) / 200;
    const status = angle < 2.48 || onlyRed ? 'RED' : angle < 2.52 ? 'TRANSITION' : 'WHITE';
    const light = { ...place(n), area: LIGHT * LIGHT, angle, status } as const;
    return frameRow(n, time, { papi_a: light, papi_b: { ...light, x: light.x + APART } });
  });
}

/** The number in the cells that stand still. `scale`: pixels of the picture for one of the clip. */
export function stillNumber(frame: YuvFrame, scale = 1): number {
  return readNumber(frame, { x: STILL.x * scale, y: STILL.y * scale }, LARGE * scale);
}

/** The number beside the light, in a picture in which the light's centre lies at `centre` and is `zoom` times as large. */
export function movingNumber(frame: YuvFrame, centre: { x: number; y: number }, zoom: number): number {
  const corner = { x: centre.x - (BITS / 2) * SMALL * zoom, y: centre.y + BELOW * zoom };
  return readNumber(frame, corner, SMALL * zoom);
}

function readNumber(frame: YuvFrame, corner: { x: number; y: number }, cell: number): number {
  let number = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const x = Math.round(corner.x + (bit + 0.5) * cell);
    const y = Math.round(corner.y + 0.5 * cell);
    if ((frame.y[y * frame.width + x] ?? 0) > 128) number |= 1 << bit;
  }
  return number;
}
