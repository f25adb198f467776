import type { Context } from '../context';
import type { Chore, MeasurementSession } from '../database';
import type { Logger } from '../logging';
import type { ChoreName, JobName, JobNameOf, PayloadOf, QueueName, ResultOf, SessionJobName } from '../queue';
import type { SessionRef } from '../sessions';

interface Run<N extends JobName> {
  readonly name: N;
  readonly payload: PayloadOf<N>;
  readonly context: Context;
  /** Writes the session's or the chore's id and the job's on every line. */
  readonly log: Logger;
  /**
   * Aborted when the session or chore is cancelled or overtaken, the time limit is over, the lock is lost or the process stops.
   * `signal.reason` is a PapiscopeError. A handler that goes on regardless is left alone after ten seconds.
   */
  readonly signal: AbortSignal;
  /** How much of this job is done (0–1); for a segment also the frames measured so far. Call it as often as you like. */
  progress(fraction: number, frames?: number): void;
}

/** What the handler of a session's stage gets for one try at one job. */
export interface JobRun<N extends SessionJobName> extends Run<N> {
  readonly ref: SessionRef;
  /** As it was when the try began. */
  readonly session: MeasurementSession;
  /** Where this try, and no other one, stores a file for later stages. */
  readonly workKey: (file: string) => string;
}

/** What the handler of a chore gets for one try. */
export interface ChoreRun<N extends ChoreName> extends Run<N> {
  readonly chore: Chore;
}

/**
 * Does a job. That of a stage ends with one of the `finish…` functions of sessions, and may be run twice, also at the same time:
 * what it writes goes to keys of its own attempt, and the second finish is refused with `superseded`. That of a chore may be
 * run again after it was broken off anywhere; its result is recorded for it.
 */
export type Handler<N extends JobName> = N extends ChoreName
  ? (run: ChoreRun<N>) => Promise<ResultOf<N>>
  : N extends SessionJobName
    ? (run: JobRun<N>) => Promise<ResultOf<N>>
    : never;

/** A handler for every job of a queue: a missing one does not compile. */
export type HandlersOf<Q extends QueueName> = { readonly [N in JobNameOf<Q>]: Handler<N> };
