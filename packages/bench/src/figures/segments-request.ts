import type { MadeClip } from '../clips/make-clip';

/** The part of a bench that these figures belong to. */
export const PART = 'segments';

export interface SegmentsRequest {
  readonly clip: MadeClip;
  readonly rounds: number;
  /** Of each of the segments, seconds. */
  readonly length: number;
  /** Of the longest video, seconds. */
  readonly longest: number;
}
