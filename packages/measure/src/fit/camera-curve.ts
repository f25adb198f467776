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
 * Code value (0–1) that a camera is taken to give linear light (0–1): half-way between the two curves that videos declare. Cameras follow
 * neither exactly, and nothing in a video tells which one is nearer.
 */
export function cameraCode(linear: number): number {
  return (srgbCode(linear) + bt709Code(linear)) / 2;
}

/** Linear light for a code value by sRGB: what the photometry reads. */
export function readLinear(code: number): number {
  return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
}

/** The light of which the camera made what the photometry reads as `read`; both linear, 0–1. */
export function lightRead(read: number): number {
  const code = srgbCode(max(0, read));
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (cameraCode(middle) < code) low = middle;
    else high = middle;
  }
  return min(1, high);
}
