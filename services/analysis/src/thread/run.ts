import { Worker } from 'node:worker_threads';
import { toFault } from '@papiscope/shared';
import { faultOf } from './fault';
import type { FromThread, ThreadTasks } from './tasks';

/** Milliseconds a thread may take to end its ffmpeg and leave after an abort. */
const ABORT_GRACE = 2_000;

/**
 * Runs one task on a thread of its own, so that the queue's locks are renewed while frames are measured. Resolves with the task's result;
 * rejects with the fault that ended it, or with the signal's reason.
 */
export function runInThread<N extends keyof ThreadTasks>(
  task: N,
  input: ThreadTasks[N]['input'],
  { signal, onProgress }: { signal: AbortSignal; onProgress?: (done: number) => void },
): Promise<ThreadTasks[N]['output']> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const worker = new Worker(require.resolve('./main'), { workerData: { task, input } });
    let timer: NodeJS.Timeout | undefined;
    let outcome: Exclude<FromThread, { kind: 'progress' }> | null = null;
    let crash: unknown = null;
    const abort = (): void => {
      worker.postMessage('abort');
      timer = setTimeout(() => void worker.terminate(), ABORT_GRACE);
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'progress') onProgress?.(message.done);
      else outcome = message;
    });
    worker.on('error', (error) => {
      crash = error;
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      if (signal.aborted) reject(signal.reason as Error);
      else if (outcome?.kind === 'done') resolve(outcome.output as ThreadTasks[N]['output']);
      else if (outcome?.kind === 'failed') reject(faultOf(outcome));
      else reject(toFault(crash ?? new Error('The measuring thread ended without a result.')));
    });
  });
}
