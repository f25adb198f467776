import { wholeImage, type YuvImage } from '../image';
import { ColourDecoder } from '../light/colour';
import { findSpots, type Spot } from './find';
import { frameContrast } from './frame-contrast';

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
  const options = { radius, minStrength: 14, most: 90 };
  const { spots } = findSpots(image, new ColourDecoder(image), wholeImage(image), options, frameContrast);
  return { timestamp, width, height, spots };
}
