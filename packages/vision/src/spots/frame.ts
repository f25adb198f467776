import { wholeImage, type YuvImage } from '../image';
import { Picture } from '../kernels/picture';
import { findSpots, type Spot } from './find';

/** All that the first look keeps of a frame. `width`, `height`: luma pixels; `timestamp`: seconds. */
export interface FrameSpots {
  readonly timestamp: number;
  readonly width: number;
  readonly height: number;
  readonly spots: readonly Spot[];
}

/** Compact lights of a whole frame, strongest first. */
export function spotsOf(image: YuvImage): FrameSpots {
  const { timestamp, width, height } = image;
  const radius = Math.max(2, width / 480);
  const options = { radius, minStrength: 14, most: 90, compact: true };
  const { spots } = findSpots(new Picture(image), wholeImage(image), options);
  return { timestamp, width, height, spots };
}
