import { FRAME_EDGE, type Point } from '../image';
import { sidesOf } from '../bar/places';

const { hypot, max, min } = Math;

/** A row that has left the frame over one of its sides. `stranger`: the middle of another row, which was seen to come in elsewhere; luma pixels. */
export interface Gone {
  readonly over: 'left' | 'right';
  readonly stranger: Point | null;
}

/** A row that comes in is found by then: this part of the frame's width and a spacing from the side over which it came. */
const COMING_IN = 0.15;
/** A row that comes in faster than so many spacings a second is not going. */
const COMING = 1;
/** From one search to the next a row moves by less than so many spacings. */
const SAME_ROW = 2;

/**
 * Over which side of the frame the lights of a row leave it, which are seen no more: `places` of all, some beyond the side, `velocity` in
 * luma pixels a second. Null where they leave it over neither or both, or where nobody knows how they moved.
 */
export function goneOver(
  places: readonly Point[],
  velocity: Point | null,
  width: number,
  spacing: number,
): Gone | null {
  if (velocity === null || sidesOf(places).length > 1) return null;
  const left = places.some(({ x }) => x < FRAME_EDGE);
  const right = places.some(({ x }) => x > width - 1 - FRAME_EDGE);
  if (left === right || (left ? velocity.x : -velocity.x) > COMING * spacing) return null;
  return { over: left ? 'left' : 'right', stranger: null };
}

/**
 * Whether a row at these places, which looks like the one that is gone, may be that. The bars on both sides of a runway look alike: a camera
 * that turns from one to the other loses the one over one side of the frame and finds the other one coming in over the opposite side. The
 * row itself comes back the way it went. What is known of the other row afterwards; null where it is the row itself.
 * `atOnce`: the row has just gone.
 */
export function strangerAmong(
  { over, stranger }: Gone,
  places: readonly Point[],
  { width, spacing, atOnce }: { readonly width: number; readonly spacing: number; readonly atOnce: boolean },
): Gone | null {
  const xs = places.map(({ x }) => x);
  const toLeft = max(0, min(...xs));
  const toRight = max(0, width - 1 - max(...xs));
  const [back, across] = over === 'left' ? [toLeft, toRight] : [toRight, toLeft];
  const near = COMING_IN * width + spacing;
  const middle = {
    x: xs.reduce((sum, x) => sum + x, 0) / places.length,
    y: places.reduce((sum, { y }) => sum + y, 0) / places.length,
  };
  const isKnown =
    stranger !== null && hypot(middle.x - stranger.x, middle.y - stranger.y) < SAME_ROW * spacing;
  const cameAcross = across < near && across < back;
  // what is far inside at once was there before; and where another row is about, only the way back tells which of both it is
  const popped = back > near && (atOnce || stranger !== null);
  return isKnown || cameAcross || popped ? { over, stranger: middle } : null;
}
