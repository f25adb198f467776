/** A whole frame's bytes and its presentation time, seconds. */
export interface FilledFrame {
  readonly buffer: ArrayBuffer;
  readonly timestamp: number;
}

/** One frame with the consumer, one waiting, one being filled. */
const POOL_SIZE = 3;

/**
 * Cuts a byte stream into frames of a fixed size, straight into a small pool of buffers, and pairs them with their times in order.
 * When no buffer is free it wants no more bytes until `resume` is called, which in turn stops the writer.
 */
export class FrameQueue {
  private readonly free: ArrayBuffer[] = [];
  private readonly full: ArrayBuffer[] = [];
  private readonly stamps: number[] = [];
  private current: Uint8Array<ArrayBuffer> | null = null;
  private filled = 0;
  private rest: Uint8Array | null = null;
  private finished = false;
  private wake: (() => void) | null = null;

  constructor(
    private readonly frameBytes: number,
    private readonly resume: () => void,
  ) {
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
    const rest = this.rest;
    if (rest === null) return;
    this.rest = null;
    this.take(rest);
    if (this.rest === null) this.resume();
  }

  /** Takes the next bytes. False: what is left of them is still needed, and no more is wanted. */
  take(chunk: Uint8Array): boolean {
    let offset = 0;
    while (offset < chunk.length) {
      this.current ??= this.freeBuffer();
      if (this.current === null) {
        this.rest = chunk.subarray(offset);
        return false;
      }
      const part = chunk.subarray(offset, offset + this.frameBytes - this.filled);
      this.current.set(part, this.filled);
      this.filled += part.length;
      offset += part.length;
      if (this.filled === this.frameBytes) {
        this.full.push(this.current.buffer);
        this.current = null;
        this.filled = 0;
        this.notify();
      }
    }
    return true;
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
