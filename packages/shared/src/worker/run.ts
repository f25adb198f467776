import { UnrecoverableError } from 'bullmq';
import type { Context } from '../context';
import { PapiscopeError } from '../contracts';
import {
  JOBS,
  isJobName,
  readJob,
  sessionNamed,
  type JobNameOf,
  type PayloadOf,
  type QueueName,
} from '../queue';
import { within } from '../queue/within';
import { failSession } from '../sessions';
import type { HandlersOf } from './handlers';
import { jobMeter, type JobMeter } from './meter';
import { LOCK_LOST, toFault } from './outcome';
import { createProgressReporter } from './progress';
import { postpone, settle, type QueueJob } from './settle';
import { subjectOf, type Subject } from './subject';
import { watchJobs, type Watched } from './watch';

export interface RunningWorker {
  /** False once it takes no more jobs. */
  isRunning(): boolean;
  /**
   * Takes no more jobs and hands the running ones back. Resolves when nothing of it is left.
   * @throws interrupted after `STOP_LIMIT`, when something that is away keeps it from ending; its jobs are found stalled then
   */
  stop(): Promise<void>;
}

/** Milliseconds a handler may take to notice its signal. */
const ABORT_GRACE = 10_000;

/** Milliseconds within which a worker has stopped, whatever is away: what handlers may take, and some for the queue. */
const STOP_LIMIT = ABORT_GRACE + 4_000;
/** Milliseconds before a job of a newer version is offered again: its own workers may be there then. */
const NEWER_WAIT = 30_000;

function aborted(signal: AbortSignal, grace: number): { promise: Promise<never>; clear(): void } {
  let timer: NodeJS.Timeout | undefined;
  const promise = new Promise<never>((_, reject) => {
    const start = (): void => {
      timer = setTimeout(() => reject(signal.reason as Error), grace);
    };
    if (signal.aborted) start();
    else signal.addEventListener('abort', start, { once: true });
  });
  return { promise, clear: () => clearTimeout(timer) };
}

/**
 * Works through a queue until it is stopped. Decides by the error table what becomes of a job that fails, and tells the session
 * only when it is not tried again.
 */
export async function runWorker<Q extends QueueName>(
  context: Context,
  queue: Q,
  handlers: HandlersOf<Q>,
): Promise<RunningWorker> {
  const { queues, config, metrics } = context;
  const running = new Map<string, Watched>();
  const live = new Set<Watched>();

  const attempt = async <N extends JobNameOf<Q>>(
    name: N,
    payload: PayloadOf<N>,
    subject: Subject,
    job: QueueJob,
    watched: Watched,
    meter: JobMeter,
  ): Promise<unknown> => {
    const { signal } = watched.abort;
    const row = await subject.begin();
    const log = context.log.child(subject.fields);
    const progress = createProgressReporter(subject, log, (percentage) => job.updateProgress(percentage));
    const run = {
      ...row,
      name,
      payload,
      context,
      log,
      signal,
      progress(fraction: number, frames?: number) {
        progress.report(fraction, frames);
        if (frames !== undefined) meter.frames(frames);
      },
    };
    const limit = Math.min(JOBS[name].timeLimit, config.worker.longestTry);
    const timer = setTimeout(() => {
      watched.abort.abort(new PapiscopeError('time_limit', `It is ${limit / 1000} s.`));
    }, limit);
    const patience = aborted(signal, ABORT_GRACE);
    const began = Date.now();
    log.info({ try: job.attemptsMade + 1 }, 'job started');
    try {
      // The row is of the kind that the job's name says.
      const handle = handlers[name] as (run: unknown) => Promise<unknown>;
      const session = 'session_id' in payload ? payload.session_id : null;
      const work = (): Promise<unknown> => Promise.race([handle(run), patience.promise]);
      const details = { 'papiscope.try': job.attemptsMade + 1 };
      const result =
        session === null ? await work() : await context.tracing.span(session, name, details, work);
      await progress.flush();
      const parsed = JOBS[name].result.parse(result);
      await subject.finish(parsed);
      // Its last stage: what is seen of the whole flight is complete.
      if ('session' in row && JOBS[name].phase === 'upload') {
        const { id, upload_began_at: uploadBegan, created_at: made } = row.session;
        context.tracing.whole(id, uploadBegan ?? made);
      }
      meter.done();
      log.info({ ms: Date.now() - began, result }, 'job done');
      return parsed;
    } finally {
      patience.clear();
      clearTimeout(timer);
    }
  };

  /** A job that cannot be understood ends at once, and its session says so: it must not come back for ever. */
  const refuse = async (job: QueueJob, fault: PapiscopeError): Promise<never> => {
    context.log.error({ job: job.name, job_id: job.id, code: fault.code }, fault.message);
    const ref = sessionNamed(job.data);
    const phase = isJobName(job.name) ? JOBS[job.name].phase : null;
    if (ref !== null && phase !== null) await failSession(context, ref, phase, fault);
    throw new UnrecoverableError(fault.message);
  };

  const process = async (job: QueueJob, token?: string): Promise<unknown> => {
    const read = readJob(queue, job.name, job.data);
    if ('later' in read) {
      context.log.warn({ job: job.name, job_id: job.id }, 'a job of a newer version; left to its workers');
      return postpone(job, token, NEWER_WAIT);
    }
    if ('refused' in read) return refuse(job, read.refused);
    const { name, payload } = read;
    const watched: Watched = { name, payload, abort: new AbortController() };
    const subject = subjectOf(context, name, payload);
    const id = String(job.id);
    const meter = jobMeter(metrics, name);
    running.set(id, watched);
    live.add(watched);
    try {
      return await attempt(
        name as JobNameOf<Q>,
        payload as PayloadOf<JobNameOf<Q>>,
        subject,
        job,
        watched,
        meter,
      );
    } catch (thrown) {
      const { signal } = watched.abort;
      const fault = toFault(signal.aborted ? signal.reason : thrown);
      return await settle(context, { name, subject, job, token, fault, meter });
    } finally {
      if (running.get(id) === watched) running.delete(id);
      live.delete(watched);
    }
  };

  const { lockDuration } = config.worker;
  const worker = queues.openWorker(queue, process, {
    concurrency: config.worker.concurrency,
    lockDuration,
    stalledInterval: lockDuration / 2,
    // A killed worker's jobs are found stalled, which is seldom their fault; one that kills its workers again and again must end, too.
    maxStalledCount: 5,
  });
  worker.on('error', (err: Error) => context.log.warn({ err, queue }, 'worker connection'));
  worker.on('lockRenewalFailed', (ids: string[]) => {
    for (const id of ids) running.get(id)?.abort.abort(new PapiscopeError('interrupted', LOCK_LOST));
  });
  await worker.waitUntilReady();
  const watch = watchJobs(context, live);
  let stopping: Promise<void> | null = null;

  const stop = async (): Promise<void> => {
    const paused = worker.pause(true);
    for (const { abort } of live) abort.abort(new PapiscopeError('interrupted', 'The worker is stopping.'));
    watch.stop();
    await within(
      STOP_LIMIT,
      paused.then(() => worker.close()),
      () => new PapiscopeError('interrupted', `The worker of ${queue} could not hand back its jobs in time.`),
    );
  };
  return {
    isRunning: () => stopping === null && worker.isRunning(),
    stop: () => (stopping ??= stop()),
  };
}
