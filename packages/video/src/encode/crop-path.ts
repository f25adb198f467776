import type { ShownFrame } from './timeline';
import { foundLight, type DrawnUnit } from './units';
import type { PictureSize } from './output-size';

/** Picture of a unit's own video above its bar, pixels. */
export const CROP_PICTURE: PictureSize = { width: 640, height: 480 };
/** Room for colour curve and bar below it. */
export const CROP_FOOTER = 268;

const LIGHT_IN_WIDTH = 1 / 3;
const NARROWEST_WINDOW = 32;
/** The first cut is wider than the window by this much, so that the second, after scaling, can centre to a fraction of a pixel. */
const SLACK = 4;

/** How a unit's window is cut from the source, in two steps. Source pixels, but for `zoom`, `scaled` and the fine position. */
export interface CropWindow {
  readonly coarse: PictureSize;
  readonly scaled: PictureSize;
  readonly zoom: number;
}

/** Top left corners for one frame: of the coarse cut in the source (even numbers), and of the picture in the scaled cut. */
export interface CropPosition {
  readonly time: number;
  readonly x: number;
  readonly y: number;
  readonly fineX: number;
  readonly fineY: number;
}

/** The window in which the light takes up a third of the width. */
export function cropWindow(unit: DrawnUnit, source: PictureSize): CropWindow {
  const wanted = (unit.diameter ?? 0) / LIGHT_IN_WIDTH;
  const largest = Math.min(source.width, (source.height * CROP_PICTURE.width) / CROP_PICTURE.height) / 2;
  const width = Math.min(largest, Math.max(NARROWEST_WINDOW, wanted));
  const zoom = CROP_PICTURE.width / width;
  const coarse = {
    width: 2 * Math.ceil((CROP_PICTURE.width / zoom + SLACK) / 2),
    height: 2 * Math.ceil((CROP_PICTURE.height / zoom + SLACK) / 2),
  };
  const even = (value: number): number => 2 * Math.round(value / 2);
  return { coarse, zoom, scaled: { width: even(coarse.width * zoom), height: even(coarse.height * zoom) } };
}

/**
 * The window's way through the video: centred on the light wherever it was found, on a straight line between, still before the
 * first and after the last. At the picture's edge the window stays inside.
 */
export function cropPath(
  frames: readonly ShownFrame[],
  unit: DrawnUnit,
  window: CropWindow,
  source: PictureSize,
): CropPosition[] {
  const { coarse, zoom, scaled } = window;
  const horizontal = axis(coarse.width, source.width, scaled.width, CROP_PICTURE.width, zoom);
  const vertical = axis(coarse.height, source.height, scaled.height, CROP_PICTURE.height, zoom);
  return centres(frames, unit).map(({ time, x, y }) => {
    const [left, fineX] = horizontal(x);
    const [top, fineY] = vertical(y);
    return { time, x: left, y: top, fineX, fineY };
  });
}

function axis(coarse: number, source: number, scaled: number, picture: number, zoom: number) {
  return (centre: number): [number, number] => {
    const clamp = (value: number, high: number): number => Math.min(high, Math.max(0, value));
    // even numbers keep luma and chroma together
    const corner = 2 * Math.floor(clamp(Math.round(centre - coarse / 2), source - coarse) / 2);
    const fine = clamp((centre - corner) * zoom - picture / 2, scaled - picture);
    return [corner, 2 * Math.round(fine / 2)];
  };
}

interface Centre {
  readonly time: number;
  readonly x: number;
  readonly y: number;
}

function centres(frames: readonly ShownFrame[], { name }: DrawnUnit): Centre[] {
  const known = frames.flatMap(({ row, start }) => {
    const light = foundLight(row, name);
    // pixel centres are whole numbers, edges of the picture are at −0.5
    return light === null ? [] : [{ time: start, x: light.x + 0.5, y: light.y + 0.5 }];
  });
  let next = 0;
  return frames.flatMap(({ start: time }) => {
    while ((known[next]?.time ?? Infinity) < time) next++;
    const after = known[next];
    const before = known[next - 1];
    if (after === undefined || before === undefined) {
      const still = after ?? before;
      return still === undefined ? [] : [{ ...still, time }];
    }
    const part = (time - before.time) / (after.time - before.time);
    return [{ time, x: before.x + part * (after.x - before.x), y: before.y + part * (after.y - before.y) }];
  });
}
