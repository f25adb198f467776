import { UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { Context } from '../context';
import { PapiscopeError } from '../contracts';
import { isJobName, JOBS, type JobName, type JobNameOf, type PayloadOf, type QueueName } from '../queue';
import type { HandlersOf } from './handlers';
import { LOCK_LOST, outcomeOf, toFault } from './outcome';
import { createProgressReporter } from './progress';
import { subjectOf, type Subject } from './subject';
import { watchJobs, type Watched } from './watch';

export interface RunningWorker {
  /** False once it takes no more jobs. */
  isRunning(): boolean;
  /** Takes no more jobs, hands the running ones back, and resolves when nothing of it is left. */
  stop(): Promise<void>;
}

/** Milliseconds a handler may take to notice its signal. */
const ABORT_GRACE = 10_000;

type QueueJob = Job<unknown, unknown, string>;

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
  const { queues, config } = context;
  const running = new Map<string, Watched>();
  const live = new Set<Watched>();

  const attempt = async <N extends JobNameOf<Q>>(
    name: N,
    payload: PayloadOf<N>,
    subject: Subject,
    job: QueueJob,
    watched: Watched,
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
      progress: (fraction: number, frames?: number) => progress.report(fraction, frames),
    };
    const limit = JOBS[name].timeLimit;
    const timer = setTimeout(() => {
      watched.abort.abort(new PapiscopeError('time_limit', `It is ${limit / 60_000} minutes.`));
    }, limit);
    const patience = aborted(signal, ABORT_GRACE);
    const began = Date.now();
    log.info({ try: job.attemptsMade + 1 }, 'job started');
    try {
      // The row is of the kind that the job's name says.
      const handle = handlers[name] as (run: unknown) => Promise<unknown>;
      const result: unknown = await Promise.race([handle(run), patience.promise]);
      await progress.flush();
      const parsed = JOBS[name].result.parse(result);
      await subject.finish(parsed);
      log.info({ ms: Date.now() - began, result }, 'job done');
      return parsed;
    } finally {
      patience.clear();
      clearTimeout(timer);
    }
  };

  const settle = async (
    name: JobName,
    subject: Subject,
    job: QueueJob,
    token: string | undefined,
    fault: PapiscopeError,
  ): Promise<null> => {
    const log = context.log.child(subject.fields);
    const outcome = outcomeOf(fault, job.attemptsMade + 1 >= JOBS[name].attempts);
    switch (outcome) {
      case 'done':
        log.info({ code: fault.code }, 'job has nothing left to do');
        return null;
      case 'hand_back':
        log.info('job handed back');
        await job.moveToWait(token);
        throw new WaitingError();
      case 'lost':
        log.warn('job lost to another worker');
        throw fault;
      case 'retry':
        log.warn(
          { err: fault, code: fault.code, try: job.attemptsMade + 1 },
          'job failed; it is tried again',
        );
        await subject.note(fault);
        throw fault;
      case 'fail': {
        const told = await subject.fail(fault);
        log.error({ err: fault, code: fault.code, recorded: told }, 'job failed');
        throw new UnrecoverableError(fault.message);
      }
    }
  };

  const process = async (job: QueueJob, token?: string): Promise<unknown> => {
    const name = job.name;
    const definition = isJobName(name) ? JOBS[name] : undefined;
    const parsed = definition?.payload.safeParse(job.data);
    if (!isJobName(name) || parsed?.success !== true || JOBS[name].queue !== queue) {
      context.log.error({ job: name, job_id: job.id }, 'not a job of this version');
      throw new UnrecoverableError(new PapiscopeError('payload_invalid').message);
    }
    const payload = parsed.data;
    const watched: Watched = { name, payload, abort: new AbortController() };
    const subject = subjectOf(context, name, payload);
    const id = String(job.id);
    running.set(id, watched);
    live.add(watched);
    try {
      return await attempt(name as JobNameOf<Q>, payload as PayloadOf<JobNameOf<Q>>, subject, job, watched);
    } catch (thrown) {
      const { signal } = watched.abort;
      return await settle(name, subject, job, token, toFault(signal.aborted ? signal.reason : thrown));
    } finally {
      if (running.get(id) === watched) running.delete(id);
      live.delete(watched);
    }
  };

  const lockDuration = Math.max(
    ...Object.values(JOBS).map((each) => (each.queue === queue ? each.lockDuration : 0)),
  );
  const worker = queues.openWorker(queue, process, {
    concurrency: config.worker.concurrency,
    lockDuration,
    stalledInterval: lockDuration / 2,
    // A stopped worker's jobs are handed back, a killed one's are found stalled: neither is the job's fault.
    maxStalledCount: 3,
  });
  worker.on('error', (err: Error) => context.log.warn({ err, queue }, 'worker connection'));
  worker.on('lockRenewalFailed', (ids: string[]) => {
    for (const id of ids) running.get(id)?.abort.abort(new PapiscopeError('interrupted', LOCK_LOST));
  });
  await worker.waitUntilReady();
  const watch = watchJobs(context, live);
  let stopping: Promise<void> | null = null;

  const stop = async (): Promise<void> => {
    await worker.pause(true);
    for (const { abort } of live) abort.abort(new PapiscopeError('interrupted', 'The worker is stopping.'));
    await worker.close();
    watch.stop();
  };
  return {
    isRunning: () => stopping === null && worker.isRunning(),
    stop: () => (stopping ??= stop()),
  };
}
