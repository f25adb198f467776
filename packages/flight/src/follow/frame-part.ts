import type { FramePart } from '@papiscope/video';
import type { Region } from '@papiscope/vision';

const { ceil, floor, max, min } = Math;

/** A part larger than this share of the frame saves too little: the whole frame is decoded then. */
const MOST_SHARE = 0.6;

/** Lights at the frame's very edge: a sliver is not worth a part. */
const LEAST_SIDE = 64;

export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The part of the frame that holds `region` (luma pixels) and `slack` luma pixels around it; null for the whole frame, where the part would
 * be most of it or the frame has an odd side.
 */
export function partAround(region: Region, slack: number, { width, height }: FrameSize): FramePart | null {
  if (width % 2 !== 0 || height % 2 !== 0) return null;
  const x = evenBelow(region.x0 - slack, width);
  const y = evenBelow(region.y0 - slack, height);
  const part = {
    x,
    y,
    width: evenAbove(region.x1 + slack, width) - x,
    height: evenAbove(region.y1 + slack, height) - y,
  };
  const share = (part.width * part.height) / (width * height);
  return part.width < LEAST_SIDE || part.height < LEAST_SIDE || share > MOST_SHARE ? null : part;
}

function evenBelow(value: number, limit: number): number {
  return max(0, min(limit, 2 * floor(value / 2)));
}

function evenAbove(value: number, limit: number): number {
  return max(0, min(limit, 2 * ceil(value / 2)));
}
