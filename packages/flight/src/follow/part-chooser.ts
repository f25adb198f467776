import type { FramePart, VideoProbe } from '@papiscope/video';
import type { FrameSighting, Region } from '@papiscope/vision';
import { partAround } from './frame-part';

/** What the choice rests on. `surroundings`: what is usually read around the lights, luma pixels. */
interface Whereabouts {
  readonly surroundings: Region;
  readonly isLost: boolean;
}

/** Room for drift, shake and pans beside what is read anyway, as a part of the frame's shorter side. */
const ROOM = 1 / 16;
const MOST_DOUBLINGS = 3;
/** Each other part costs decoding again from the last key frame: it has paid when it lasted for so many seconds. */
const PAID = 20;

/**
 * Chooses the part of the frames that leaves the decoder: the lights with room around them, more of it each time the last one was left too
 * soon, whole frames while the group is lost. Times in seconds.
 */
export class PartChooser {
  part: FramePart | null;
  private doublings = 0;
  private since: number;
  private steadySince = Infinity;
  private readonly end: number;

  constructor(
    private readonly lights: () => Whereabouts,
    private readonly probe: Pick<VideoProbe, 'width' | 'height' | 'startSeconds' | 'durationSeconds'>,
  ) {
    this.since = probe.startSeconds;
    this.end = probe.startSeconds + probe.durationSeconds;
    this.part = this.around(0);
  }

  /** Whole frames are handed out, but a part would do for long enough to pay. */
  wantsAnother(now: number): boolean {
    if (this.part !== null || now - this.steadySince < PAID || this.end - now < PAID) return false;
    return this.largest() !== null;
  }

  /** The part from `now` on, because the last one did not do. */
  another(now: number): FramePart | null {
    if (this.part === null) {
      this.part = this.largest();
    } else {
      if (now - this.since < PAID) this.doublings += 1;
      this.part = this.lights().isLost ? null : this.around(this.doublings);
    }
    this.since = now;
    this.steadySince = Infinity;
    return this.part;
  }

  /** A frame was measured. */
  followed({ timestamp, lights }: FrameSighting): void {
    const seen = lights.some((light) => light !== null);
    this.steadySince = seen ? Math.min(this.steadySince, timestamp) : Infinity;
  }

  private largest(): FramePart | null {
    for (let doublings = MOST_DOUBLINGS; doublings >= 0; doublings--) {
      const part = this.around(doublings);
      if (part !== null) return part;
    }
    return null;
  }

  private around(doublings: number): FramePart | null {
    const { width, height } = this.probe;
    return partAround(
      this.lights().surroundings,
      ROOM * Math.min(width, height) * 2 ** doublings,
      this.probe,
    );
  }
}
