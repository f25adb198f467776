import { Worker } from 'node:worker_threads';
import type { PlannedFlight } from '../../matrix/plan';
import type { FlightRow } from '../../row';

/** What a thread is given and what it says at its end. */
export interface ThreadTask {
  readonly planned: PlannedFlight;
  readonly folder: string;
}
export type ThreadAnswer = { readonly row: FlightRow } | { readonly fault: string };

/** One flight on a thread of its own. Rejects with the signal's reason when it is aborted. */
export function flyInThread(
  planned: PlannedFlight,
  folder: string,
  signal?: AbortSignal,
): Promise<FlightRow> {
  return new Promise((resolve, reject) => {
    const workerData: ThreadTask = { planned, folder };
    const worker = new Worker(require.resolve('./main'), { workerData });
    let answer: ThreadAnswer = { fault: 'The thread of a flight ended without a row.' };
    const abort = (): void => worker.postMessage('abort');
    signal?.addEventListener('abort', abort, { once: true });
    worker.on('message', (message: ThreadAnswer) => (answer = message));
    worker.on('error', (error) => (answer = { fault: String(error.stack) }));
    worker.on('exit', () => {
      signal?.removeEventListener('abort', abort);
      if (signal?.aborted === true) reject(signal.reason as Error);
      else if ('row' in answer) resolve(answer.row);
      else reject(new Error(answer.fault));
    });
  });
}
