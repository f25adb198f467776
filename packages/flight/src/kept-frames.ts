import type { YuvFrame } from '@papiscope/video/decode';

/**
 * Copies of the first frames of a look, in the memory that a few of them take: the one in which the lights are to be confirmed is among
 * them most often, and need not be decoded again for its picture and the size of its lights.
 */
export class KeptFrames {
  private readonly frames: YuvFrame[] = [];

  constructor(private readonly most: number) {}

  /** A frame's planes are valid until the next one is asked for: those that are kept are copied. */
  offer(frame: YuvFrame): void {
    if (this.frames.length >= this.most) return;
    this.frames.push({ ...frame, y: frame.y.slice(), u: frame.u.slice(), v: frame.v.slice() });
  }

  /** The frame shown at this very time; null where it was not kept. */
  at(timestamp: number): YuvFrame | null {
    return this.frames.find((frame) => frame.timestamp === timestamp) ?? null;
  }
}
