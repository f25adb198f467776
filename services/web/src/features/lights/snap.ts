import { within, type Box, type Frame } from './boxes';

/** What of a canvas' `ImageData` is looked at. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** RGBA, row by row. */
  readonly data: ArrayLike<number>;
}

/** Part of the brightest excess over the surroundings from which on a pixel counts as light. */
const LIGHT = 0.5;
/** How far around the box the light may be, in boxes. */
const REACH = 1.5;

/** The strongest channel: a red lamp is as much light as a white one. */
function brightness({ data, width }: Pixels, x: number, y: number): number {
  const at = 4 * (y * width + x);
  return Math.max(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0);
}

/** The box moved onto the brightest spot near it: the centre of the light around the brightest pixel. Null where it is all one grey. */
export function snapToBrightest(pixels: Pixels, box: Box): Box | null {
  const frame: Frame = pixels;
  const left = Math.max(0, Math.floor(box.x - box.width * REACH));
  const right = Math.min(frame.width - 1, Math.ceil(box.x + box.width * REACH));
  const top = Math.max(0, Math.floor(box.y - box.height * REACH));
  const bottom = Math.min(frame.height - 1, Math.ceil(box.y + box.height * REACH));
  let peak = { x: left, y: top, value: -1 };
  let floor = 255;
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const value = brightness(pixels, x, y);
      floor = Math.min(floor, value);
      if (value > peak.value) peak = { x, y, value };
    }
  }
  if (peak.value - floor < 16) return null;
  const threshold = floor + LIGHT * (peak.value - floor);
  const [halfWidth, halfHeight] = [Math.ceil(box.width / 2), Math.ceil(box.height / 2)];
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let y = Math.max(top, peak.y - halfHeight); y <= Math.min(bottom, peak.y + halfHeight); y += 1) {
    for (let x = Math.max(left, peak.x - halfWidth); x <= Math.min(right, peak.x + halfWidth); x += 1) {
      const over = brightness(pixels, x, y) - threshold;
      if (over <= 0) continue;
      sum += over;
      sumX += over * (x + 0.5);
      sumY += over * (y + 0.5);
    }
  }
  if (sum === 0) return null;
  return within({ ...box, x: sumX / sum, y: sumY / sum }, frame);
}
