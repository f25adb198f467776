import type { VideoProbe } from '../probe/video-probe';
import { decodeFrames } from './decode-frames';
import type { DecodePlan, FramePart } from './plan-decode';
import type { YuvFrame } from './yuv-frame';

/**
 * Where decoding begins: at the frame shown at `at` seconds, or at the stretch's beginning with so many frames left out, entered at a key
 * frame.
 */
type Beginning = { readonly at: number } | { readonly skip: number; readonly keyFrame?: number | undefined };

/** The stretch of the video that is wanted; all of it by default. */
export interface PartOptions extends Omit<DecodePlan, 'every' | 'part'> {
  readonly signal?: AbortSignal | undefined;
}

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
    private readonly options: PartOptions = {},
  ) {}

  /** The frame that was handed out last comes once more, and it and those behind it are cut like this. */
  recut(part: FramePart | null): void {
    this.part = part;
    this.again = true;
  }

  /** Every frame once, save those that {@link recut} asks for again; `index` counts the stretch's frames from 0. */
  async *frames(): AsyncGenerator<YuvFrame, void, undefined> {
    let done = 0;
    let last = -Infinity;
    let inOrder = true;
    let next: Beginning | null = { skip: 0, keyFrame: this.options.keyFrame };
    while (next !== null) {
      const beginning: Beginning = next;
      next = null;
      let reached = false;
      for await (const frame of this.decode(beginning)) {
        if ('skip' in beginning && frame.index < beginning.skip) continue;
        if (!reached && this.isPast(frame, beginning)) break;
        reached = true;
        inOrder &&= frame.timestamp > last;
        yield { ...frame, index: done };
        if (this.again) {
          this.again = false;
          next = inOrder ? { at: frame.timestamp } : { skip: done };
          break;
        }
        last = frame.timestamp;
        done += 1;
      }
      // a file whose index or times are wrong cannot be entered in its middle
      if (!reached && ('at' in beginning || beginning.keyFrame !== undefined)) next = { skip: done };
    }
  }

  /** Decoding was to begin at an earlier frame than this first one. */
  private isPast({ timestamp }: YuvFrame, beginning: Beginning): boolean {
    if ('at' in beginning) return timestamp !== beginning.at;
    const { start } = this.options;
    if (beginning.keyFrame === undefined || start === undefined) return false;
    return timestamp > start + 0.5 / this.probe.frameRate;
  }

  private decode(beginning: Beginning): AsyncIterable<YuvFrame> {
    const { start, end, threads, signal } = this.options;
    const from = 'at' in beginning ? { start: beginning.at } : { start, keyFrame: beginning.keyFrame };
    return decodeFrames(this.input, this.probe, {
      ...from,
      ...{ end, threads, part: this.part ?? undefined, signal },
    });
  }
}
