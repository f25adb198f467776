import type { Context } from '../context';
import type { MeasurementSession } from '../database';
import type { Logger } from '../logging';
import type { JobName, JobNameOf, PayloadOf, QueueName, ResultOf } from '../queue';
import type { SessionRef } from '../sessions';

/** What a handler gets for one try at one job. */
export interface JobRun<N extends JobName> {
  readonly name: N;
  readonly payload: PayloadOf<N>;
  readonly ref: SessionRef;
  /** As it was when the try began. */
  readonly session: MeasurementSession;
  readonly context: Context;
  /** Writes the session's and the job's id on every line. */
  readonly log: Logger;
  /**
   * Aborted when the session is cancelled or overtaken, the time limit is over, the lock is lost or the process stops.
   * `signal.reason` is a PapiscopeError. A handler that goes on regardless is left alone after ten seconds.
   */
  readonly signal: AbortSignal;
  /** How much of this job is done (0–1); for a segment also the frames measured so far. Call it as often as you like. */
  progress(fraction: number, frames?: number): void;
}

/**
 * Does a job and ends it with one of the `finish…` functions of sessions. May be run twice, also at the same time:
 * what it writes goes to keys of its own attempt, and the second finish is refused with `superseded`.
 */
export type Handler<N extends JobName> = (run: JobRun<N>) => Promise<ResultOf<N>>;

/** A handler for every job of a queue: a missing one does not compile. */
export type HandlersOf<Q extends QueueName> = { readonly [N in JobNameOf<Q>]: Handler<N> };
