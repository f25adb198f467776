import type { DirectReader } from '../process/direct-pipe';

/** A whole frame's bytes and its presentation time, seconds. */
export interface FilledFrame {
  readonly buffer: ArrayBuffer;
  readonly timestamp: number;
}

/** One frame with the consumer, one waiting, one being filled. */
const POOL_SIZE = 3;
/** Most bytes that are read beside the buffers after there was none free. */
const SPARE = 1 << 16;

/**
 * Cuts a byte stream into frames of a fixed size, read straight into a small pool of buffers, and pairs them with their times in order.
 * When no buffer is free it wants no more bytes until `resume` is called, which in turn stops the writer.
 */
export class FrameQueue implements DirectReader {
  private readonly free: ArrayBuffer[] = [];
  private readonly full: ArrayBuffer[] = [];
  private readonly stamps: number[] = [];
  private current: Uint8Array<ArrayBuffer> | null = null;
  private filled = 0;
  /** Where the next reading goes has to be said before it is wanted: here, when no buffer is free then. At most a frame. */
  private readonly spare: Uint8Array;
  private halted = false;
  private finished = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly frameBytes: number,
    private readonly resume: () => void,
  ) {
    this.spare = new Uint8Array(Math.min(SPARE, frameBytes));
    for (let i = 0; i < POOL_SIZE; i++) this.free.push(new ArrayBuffer(frameBytes));
  }

  stamp(seconds: number): void {
    this.stamps.push(seconds);
    this.notify();
  }

  /** No more bytes and times will come. */
  finish(): void {
    this.finished = true;
    this.notify();
  }

  /** The next frame, or null after the last one. */
  async next(): Promise<FilledFrame | null> {
    for (;;) {
      const buffer = this.full[0];
      const timestamp = this.stamps[0];
      if (buffer !== undefined && timestamp !== undefined) {
        this.full.shift();
        this.stamps.shift();
        return { buffer, timestamp };
      }
      if (this.finished) return null;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Gives a frame's buffer back to be filled again. */
  release(buffer: ArrayBuffer): void {
    this.free.push(buffer);
    if (this.halted) this.resume();
  }

  room(): Uint8Array {
    this.current ??= this.freeBuffer();
    return this.current?.subarray(this.filled) ?? this.spare;
  }

  took(count: number): boolean {
    if (this.current === null) {
      this.current = this.freeBuffer();
      if (this.current === null) throw new Error('Bytes came before there was a buffer for them.');
      this.current.set(this.spare.subarray(0, count));
    }
    this.filled += count;
    if (this.filled === this.frameBytes) {
      this.full.push(this.current.buffer);
      this.current = null;
      this.filled = 0;
      this.notify();
    }
    this.halted = this.current === null && this.free.length === 0;
    return !this.halted;
  }

  private freeBuffer(): Uint8Array<ArrayBuffer> | null {
    const buffer = this.free.pop();
    return buffer === undefined ? null : new Uint8Array(buffer);
  }

  private notify(): void {
    this.wake?.();
    this.wake = null;
  }
}
