import { DelayedError, UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { Context } from '../context';
import type { PapiscopeError } from '../contracts';
import { JOBS, type JobName } from '../queue';
import type { JobMeter } from './meter';
import { outageDelay, outcomeOf } from './outcome';
import type { Subject } from './subject';

export type QueueJob = Job<unknown, unknown, string>;

/** A try that has ended with a fault. */
export interface EndedTry {
  readonly name: JobName;
  readonly subject: Subject;
  readonly job: QueueJob;
  readonly token: string | undefined;
  readonly fault: PapiscopeError;
  readonly meter: JobMeter;
}

/** Gives the job back, to be started again after a while at no cost. @param wait whole milliseconds @throws DelayedError, always */
export async function postpone(job: QueueJob, token: string | undefined, wait: number): Promise<never> {
  await job.moveToDelayed(Date.now() + wait, token);
  throw new DelayedError();
}

/** For how long the job waits already for what is away, milliseconds; null: not at all, or for too long already. */
async function patience(
  { config, log }: Pick<Context, 'config' | 'log'>,
  subject: Subject,
  fault: PapiscopeError,
): Promise<number | null> {
  if (!fault.row.outage) return null;
  try {
    const away = await subject.delay(fault);
    if (away === null) return null;
    return away <= config.worker.outagePatience ? Math.max(0, away) : null;
  } catch (err) {
    // Nobody can be told anything while the database is away.
    log.warn({ err, ...subject.fields }, 'cannot record that a job waits');
    return 0;
  }
}

async function discard(log: Context['log'], subject: Subject): Promise<void> {
  try {
    await subject.discard();
  } catch (err) {
    log.warn({ err, ...subject.fields }, 'what a try without effect stored could not be removed');
  }
}

/** Carries out the error table's decision on a try. Returns when there is nothing left to do; throws what BullMQ has to know else. */
export async function settle(context: Context, ended: EndedTry): Promise<null> {
  const { name, subject, job, token, fault, meter } = ended;
  const log = context.log.child(subject.fields);
  const away = await patience(context, subject, fault);
  const fields = { err: fault, code: fault.code, fault: fault.row.fault, try: job.attemptsMade + 1 };
  const outcome = outcomeOf(fault, job.attemptsMade + 1 >= JOBS[name].attempts, away !== null);
  meter.failed(fault.code, outcome);
  switch (outcome) {
    case 'done':
      log.info({ code: fault.code }, 'job has nothing left to do');
      await discard(context.log, subject);
      return null;
    case 'hand_back':
      log.info('job handed back');
      await job.moveToWait(token);
      throw new WaitingError();
    case 'lost':
      log.warn('job lost to another worker');
      await discard(context.log, subject);
      throw fault;
    case 'wait': {
      const wait = outageDelay(away ?? 0);
      // An alert: somebody has to look at what is away, or make room.
      log.error({ ...fields, alert: fault.code, away_ms: away, wait_ms: wait }, 'job waits');
      return postpone(job, token, wait);
    }
    case 'retry':
      log.warn(fields, 'job failed; it is tried again');
      await subject.note(fault);
      throw fault;
    case 'fail': {
      let told: boolean;
      try {
        told = await subject.fail(fault);
      } catch (err) {
        log.error(
          { ...fields, err, reason: fault.message },
          'job failed, and nobody could be told; it is tried again',
        );
        return postpone(job, token, outageDelay(0));
      }
      log.error({ ...fields, recorded: told }, 'job failed');
      await discard(context.log, subject);
      throw new UnrecoverableError(fault.message);
    }
  }
}
