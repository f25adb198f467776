import type { KeyFrames } from '@papiscope/video';
import type { YuvFrame } from '@papiscope/video/decode';

/** Where single frames of a video come from without seeking. `frame`: the one in which the lights are to be confirmed, where it was kept. */
export interface FrameSource {
  readonly keyFrames: KeyFrames;
  readonly frame: YuvFrame | null;
}

/**
 * Copies of frames of a look: the one in which the lights are to be confirmed need not be decoded again for its picture and the size of its
 * lights when it is among them.
 */
export class KeptFrames {
  private readonly frames: YuvFrame[] = [];

  /** A frame's planes are valid until the next one is asked for: they are copied. */
  keep(frame: YuvFrame): void {
    this.frames.push({ ...frame, y: frame.y.slice(), u: frame.u.slice(), v: frame.v.slice() });
  }

  /** The frame shown at this very time; null where it was not kept. */
  at(timestamp: number): YuvFrame | null {
    return this.frames.find((frame) => frame.timestamp === timestamp) ?? null;
  }
}
