import type { ColorMatrix, ColorRange, Transfer } from '../probe/video-probe';

/**
 * One decoded frame, upright, in planar 4:2:0 with the stream's own range, matrix and transfer.
 * The planes are views on a reused buffer: valid until the iterator is asked for the next frame.
 */
export interface YuvFrame {
  /** Counts presented frames from 0, from the first frame at or after `start`; with `every`, multiples of it. */
  readonly index: number;
  /** Presentation time on the container's clock, seconds. */
  readonly timestamp: number;
  readonly width: number;
  readonly height: number;
  /** 8: planes are `Uint8Array`; 10: `Uint16Array`, values 0–1023. */
  readonly bitDepth: 8 | 10;
  readonly range: ColorRange;
  readonly matrix: ColorMatrix;
  readonly transfer: Transfer;
  readonly y: Uint8Array | Uint16Array;
  readonly u: Uint8Array | Uint16Array;
  readonly v: Uint8Array | Uint16Array;
  readonly chromaWidth: number;
  readonly chromaHeight: number;
  /** Given for a part of a frame, to which `width` and `height` then belong: its first pixel and the frame's size, luma pixels. */
  readonly cutFrom?: {
    readonly x: number;
    readonly y: number;
    readonly frameWidth: number;
    readonly frameHeight: number;
  };
}
