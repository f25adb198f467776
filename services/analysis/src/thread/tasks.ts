import type { FitFiles, FittedFiles, MeasuredSegment, SegmentRequest } from '@papiscope/flight';
import type { FaultMessage } from './fault-message';

/** What can be asked of a thread. Everything in it crosses by structured clone: plain data only. */
export interface ThreadTasks {
  readonly segment: { readonly input: SegmentRequest; readonly output: MeasuredSegment };
  readonly fit: { readonly input: FitFiles; readonly output: FittedFiles };
}

export type ThreadRequest = {
  [N in keyof ThreadTasks]: { readonly task: N; readonly input: ThreadTasks[N]['input'] };
}[keyof ThreadTasks];

export type ToThread = ThreadRequest | 'abort';

export type FromThread =
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'done'; readonly output: unknown }
  | FaultMessage;
