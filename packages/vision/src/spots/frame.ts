import { wholeImage, type YuvImage } from '../image';
import { Picture } from '../kernels/picture';
import { findSpots, type Spot } from './find';
import { redBeside } from './red';

/** All that the first look keeps of a frame. `width`, `height`: luma pixels; `timestamp`: seconds. */
export interface FrameSpots {
  readonly timestamp: number;
  readonly width: number;
  readonly height: number;
  readonly spots: readonly Spot[];
}

/** Spots kept of a frame, and of those that only their red tells. */
const MOST = { bright: 90, red: 45 };

/**
 * Compact lights of a whole frame, strongest first: those that stand out in the largest channel, and those that do so in R′ − B′ alone, as a
 * red lamp may on bright grass.
 */
export function spotsOf(image: YuvImage): FrameSpots {
  const { timestamp, width, height } = image;
  const picture = new Picture(image);
  const options = { radius: Math.max(2, width / 480), minStrength: 14, compact: true };
  const search = (of: { most: number; red?: boolean }) =>
    findSpots(picture, wholeImage(image), { ...options, ...of }).spots;
  const bright = search({ most: MOST.bright });
  const red = redBeside(bright, search({ most: MOST.red, red: true }));
  return { timestamp, width, height, spots: [...bright, ...red].sort((a, b) => b.strength - a.strength) };
}
