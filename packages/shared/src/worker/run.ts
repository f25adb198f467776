import { UnrecoverableError, WaitingError, type Job } from 'bullmq';
import type { Context } from '../context';
import { PapiscopeError } from '../contracts';
import { isJobName, JOBS, type JobName, type JobNameOf, type PayloadOf, type QueueName } from '../queue';
import { failSession } from '../sessions';
import type { HandlersOf, JobRun } from './handlers';
import { LOCK_LOST, outcomeOf, toFault } from './outcome';
import { createProgressReporter } from './progress';
import { obsolete, watchSessions, type Watched } from './watch';

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
  const { database, queues, config } = context;
  const running = new Map<string, Watched>();
  const live = new Set<Watched>();

  const attempt = async <N extends JobNameOf<Q>>(
    name: N,
    payload: PayloadOf<N>,
    job: QueueJob,
    watched: Watched,
  ): Promise<unknown> => {
    const { signal } = watched.abort;
    const session = await database.measurementSession.findUnique({ where: { id: payload.session_id } });
    const reason = obsolete(name, payload, session ?? undefined);
    if (reason !== null || session === null) throw reason ?? new PapiscopeError('superseded');
    const log = context.log.child({ session_id: session.id, attempt: payload.attempt, job: name });
    const progress = createProgressReporter({ database, log }, name, payload, (percentage) =>
      job.updateProgress(percentage),
    );
    const run: JobRun<N> = {
      name,
      payload,
      ref: { sessionId: session.id, attempt: payload.attempt },
      session,
      context,
      log,
      signal,
      progress: (fraction, frames) => progress.report(fraction, frames),
    };
    const limit = JOBS[name].timeLimit;
    const timer = setTimeout(() => {
      watched.abort.abort(new PapiscopeError('time_limit', `It is ${limit / 60_000} minutes.`));
    }, limit);
    const patience = aborted(signal, ABORT_GRACE);
    const began = Date.now();
    log.info({ try: job.attemptsMade + 1 }, 'job started');
    try {
      const result = await Promise.race([handlers[name](run), patience.promise]);
      await progress.flush();
      log.info({ ms: Date.now() - began, result }, 'job done');
      return JOBS[name].result.parse(result);
    } finally {
      patience.clear();
      clearTimeout(timer);
    }
  };

  const settle = async (
    name: JobName,
    payload: PayloadOf<JobName>,
    job: QueueJob,
    token: string | undefined,
    fault: PapiscopeError,
  ): Promise<null> => {
    const log = context.log.child({ session_id: payload.session_id, attempt: payload.attempt, job: name });
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
        throw fault;
      case 'fail': {
        const ref = { sessionId: payload.session_id, attempt: payload.attempt };
        const told = await failSession(context, ref, JOBS[name].phase, fault);
        log.error({ err: fault, code: fault.code, session_failed: told }, 'job failed');
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
    const id = String(job.id);
    running.set(id, watched);
    live.add(watched);
    try {
      return await attempt(name as JobNameOf<Q>, payload as PayloadOf<JobNameOf<Q>>, job, watched);
    } catch (thrown) {
      const { signal } = watched.abort;
      return await settle(name, payload, job, token, toFault(signal.aborted ? signal.reason : thrown));
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
  const watch = watchSessions(context, live);
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
