import type { VideoProbe } from '../probe/video-probe';
import { decodeFrames } from './decode-frames';
import type { FramePart } from './plan-decode';
import type { YuvFrame } from './yuv-frame';

/** Where decoding begins: at the frame shown at `start` seconds, or at the video's beginning with so many frames left out. */
type Beginning = { readonly start: number } | { readonly skip: number };

/**
 * Decodes a video's frames in the order of presentation and hands out a part of each, which can be another one from any frame on.
 * `part` null: whole frames.
 */
export class PartDecoder {
  private again = false;

  constructor(
    private readonly input: string,
    private readonly probe: VideoProbe,
    private part: FramePart | null,
    private readonly options: { readonly signal?: AbortSignal | undefined } = {},
  ) {}

  /** The frame that was handed out last comes once more, and it and those behind it are cut like this. */
  recut(part: FramePart | null): void {
    this.part = part;
    this.again = true;
  }

  /** Every frame once, save those that {@link recut} asks for again; `index` counts presented frames from 0. */
  async *frames(): AsyncGenerator<YuvFrame, void, undefined> {
    let done = 0;
    let last = -Infinity;
    let inOrder = true;
    let next: Beginning | null = { skip: 0 };
    while (next !== null) {
      const beginning: Beginning = next;
      next = null;
      let reached = false;
      for await (const frame of this.decode(beginning)) {
        if ('skip' in beginning && frame.index < beginning.skip) continue;
        if (!reached && 'start' in beginning && frame.timestamp !== beginning.start) break;
        reached = true;
        inOrder &&= frame.timestamp > last;
        yield { ...frame, index: done };
        if (this.again) {
          this.again = false;
          next = inOrder ? { start: frame.timestamp } : { skip: done };
          break;
        }
        last = frame.timestamp;
        done += 1;
      }
      // a file whose index or times are wrong cannot be entered in its middle
      if (!reached && 'start' in beginning) next = { skip: done };
    }
  }

  private decode(beginning: Beginning): AsyncIterable<YuvFrame> {
    return decodeFrames(this.input, this.probe, {
      start: 'start' in beginning ? beginning.start : undefined,
      part: this.part ?? undefined,
      signal: this.options.signal,
    });
  }
}
