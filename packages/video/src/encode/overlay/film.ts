import type { ShownFrame } from '../timeline';
import type { AngleOf } from './angle-of';

/** What every drawing is made from. `duration` of the video, seconds. */
export interface Film {
  readonly frames: readonly ShownFrame[];
  readonly angleOf: AngleOf;
  readonly duration: number;
}
