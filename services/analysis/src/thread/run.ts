import { toFault } from '@papiscope/shared';
import { faultOf } from './fault';
import { keepThread, newThread, takeThread, type MeasuringThread } from './idle';
import type { FromThread, ThreadRequest, ThreadTasks } from './tasks';

/** Milliseconds a thread may take to end its ffmpeg after an abort. */
const ABORT_GRACE = 2_000;

type Outcome = Exclude<FromThread, { kind: 'progress' }> | { readonly kind: 'gone'; readonly error: unknown };

/**
 * Runs one task on a thread of its own, so that the queue's locks are renewed while frames are measured. Resolves with the task's result;
 * rejects with the fault that ended it, or with the signal's reason. A thread whose segment went well measures the next one.
 */
export async function runInThread<N extends keyof ThreadTasks>(
  task: N,
  input: ThreadTasks[N]['input'],
  { signal, onProgress }: { signal: AbortSignal; onProgress?: (done: number) => void },
): Promise<ThreadTasks[N]['output']> {
  signal.throwIfAborted();
  const thread = task === 'segment' ? takeThread() : newThread();
  const outcome = await outcomeOf(thread, { task, input } as ThreadRequest, signal, onProgress);
  if (outcome.kind === 'done' && task === 'segment' && !signal.aborted) keepThread(thread);
  else await thread.worker.terminate();
  signal.throwIfAborted();
  if (outcome.kind === 'done') return outcome.output as ThreadTasks[N]['output'];
  throw outcome.kind === 'failed' ? faultOf(outcome) : toFault(outcome.error);
}

/** Gives a thread its task and waits for its end, whichever it is. After an abort the thread has no ffmpeg left. */
async function outcomeOf(
  thread: MeasuringThread,
  request: ThreadRequest,
  signal: AbortSignal,
  onProgress: ((done: number) => void) | undefined,
): Promise<Outcome> {
  const { worker } = thread;
  let timer: NodeJS.Timeout | undefined;
  const abort = (): void => {
    worker.postMessage('abort');
    timer = setTimeout(() => void worker.terminate(), ABORT_GRACE);
  };
  const leave = new AbortController();
  signal.addEventListener('abort', abort, { once: true, signal: leave.signal });
  try {
    return await new Promise<Outcome>((resolve) => {
      const gone = (error: unknown): void => resolve({ kind: 'gone', error });
      const exit = (): void => gone(new Error('The measuring thread ended without a result.'));
      const message = (told: FromThread): void => {
        if (told.kind === 'progress') onProgress?.(told.done);
        else resolve(told);
      };
      worker.on('message', message).on('error', gone).on('exit', exit);
      leave.signal.addEventListener('abort', () => {
        worker.off('message', message).off('error', gone).off('exit', exit);
      });
      thread.tasks += 1;
      worker.postMessage(request);
    });
  } finally {
    clearTimeout(timer);
    leave.abort();
  }
}
