const { max, min } = Math;

/** IEC 61966-2-1. */
function srgbCode(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}

/** ITU-R BT.709-6, item 1.2. */
function bt709Code(linear: number): number {
  return linear < 0.018 ? 4.5 * linear : 1.099 * linear ** 0.45 - 0.099;
}

/**
 * The curve of a camera as the part of BT.709 in it; the rest is sRGB. Cameras follow none of the curves that videos declare exactly. This line
 * goes near a power of 1/2.2 and sRGB with some contrast, too, and may lead somewhat beyond both ends.
 */
export type CameraCurve = number;

/** A curve with its standard uncertainty. */
export interface KnownCurve {
  readonly curve: CameraCurve;
  readonly u: number;
}

/** What a camera has as far as its video does not tell: the middle of these curves, and their spread about it. */
export const USUAL_CURVE: KnownCurve = { curve: 0.25, u: 0.45 };

/** Code value (0–1) that a camera with this curve gives linear light (0–1). */
export function cameraCode(linear: number, curve: CameraCurve): number {
  return (1 - curve) * srgbCode(linear) + curve * bt709Code(linear);
}

/** Linear light for a code value by sRGB: what the photometry reads. */
export function readLinear(code: number): number {
  return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
}

/** The light of which the camera made what the photometry reads as `read`; both linear, 0–1. */
export function lightRead(read: number, curve: CameraCurve): number {
  const code = srgbCode(max(0, read));
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (cameraCode(middle, curve) < code) low = middle;
    else high = middle;
  }
  return min(1, high);
}
