/**
 * One decoded frame, planar 4:2:0. `y` is width × height; `u` and `v` are chromaWidth × chromaHeight (half, rounded up).
 * Samples are 0–255 (`bitDepth` 8) or 0–1023 (10), in the stream's own range, matrix and transfer. `timestamp`: presentation time, seconds.
 */
export interface YuvImage {
  readonly index: number;
  readonly timestamp: number;
  readonly width: number;
  readonly height: number;
  readonly chromaWidth: number;
  readonly chromaHeight: number;
  readonly bitDepth: 8 | 10;
  readonly range: 'tv' | 'pc';
  readonly matrix: 'bt601' | 'bt709' | 'bt2020';
  readonly transfer: 'gamma' | 'hlg';
  readonly y: Uint8Array | Uint16Array;
  readonly u: Uint8Array | Uint16Array;
  readonly v: Uint8Array | Uint16Array;
  /** Given when the planes hold only a part of the frame; `width` and `height` are then those of the part. */
  readonly cutFrom?: CutFrom;
}

/** Where a part lies in its frame: its first pixel (even numbers) and the frame's size, luma pixels. */
export interface CutFrom extends Point {
  readonly frameWidth: number;
  readonly frameHeight: number;
}

/** A point in luma pixels; whole numbers are pixel centres. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in luma pixels, inclusive of `x0`, `y0`, exclusive of `x1`, `y1`. */
export interface Region {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Lights nearer to the frame's edge than so many luma pixels are not found. */
export const FRAME_EDGE = 4;

/** Whether a light at this place of a frame can be found. */
export function isInsideFrame(
  { x, y }: Point,
  frame: { readonly width: number; readonly height: number },
): boolean {
  return (
    x >= FRAME_EDGE &&
    y >= FRAME_EDGE &&
    x <= frame.width - 1 - FRAME_EDGE &&
    y <= frame.height - 1 - FRAME_EDGE
  );
}

export function wholeImage(image: YuvImage): Region {
  return { x0: 0, y0: 0, x1: image.width, y1: image.height };
}

/** `region` made larger by `margin` luma pixels on every side. */
export function grown({ x0, y0, x1, y1 }: Region, margin: number): Region {
  return { x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin };
}

/** The part of `region` inside the image, grown to even borders so that it covers whole chroma samples. */
export function clampRegion(region: Region, image: YuvImage): Region {
  const even = (value: number, limit: number) => Math.min(limit, Math.max(0, Math.floor(value / 2) * 2));
  return {
    x0: even(region.x0, image.width),
    y0: even(region.y0, image.height),
    x1: even(region.x1 + 1, image.chromaWidth * 2),
    y1: even(region.y1 + 1, image.chromaHeight * 2),
  };
}
