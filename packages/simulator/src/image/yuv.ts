/** ITU-R BT.709, 8 bit, limited range. Inputs: code values 0–255, outputs unrounded. */
export function lumaOf(r: number, g: number, b: number): number {
  return 16 + (219 / 255) * (0.2126 * r + 0.7152 * g + 0.0722 * b);
}

export function blueDifferenceOf(r: number, g: number, b: number): number {
  return 128 + (224 / 255) * ((b - (0.2126 * r + 0.7152 * g + 0.0722 * b)) / 1.8556);
}

export function redDifferenceOf(r: number, g: number, b: number): number {
  return 128 + (224 / 255) * ((r - (0.2126 * r + 0.7152 * g + 0.0722 * b)) / 1.5748);
}

/** Code values 0–255 of one pixel. */
export function codesOf(y: number, u: number, v: number): readonly [number, number, number] {
  const luma = ((y - 16) * 255) / 219;
  const [db, dr] = [((u - 128) * 255) / 224, ((v - 128) * 255) / 224];
  return [
    luma + 1.5748 * dr,
    luma - ((0.0722 * 1.8556) / 0.7152) * db - ((0.2126 * 1.5748) / 0.7152) * dr,
    luma + 1.8556 * db,
  ];
}

/** One picture as ffmpeg's yuv420p: three planes in one block of memory. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
}

export function createPicture(width: number, height: number): Picture {
  const [luma, chroma] = [width * height, (width * height) / 4];
  const bytes = new Uint8Array(luma + 2 * chroma);
  return {
    width,
    height,
    bytes,
    y: bytes.subarray(0, luma),
    u: bytes.subarray(luma, luma + chroma),
    v: bytes.subarray(luma + chroma),
  };
}
