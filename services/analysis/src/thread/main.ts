import { parentPort, workerData } from 'node:worker_threads';
import { faultMessage } from './fault-message';
import type { FromThread, ThreadTasks } from './tasks';

type Request = { [N in keyof ThreadTasks]: { task: N; input: ThreadTasks[N]['input'] } }[keyof ThreadTasks];

/** Each task loads what it needs and no more: a thread starts for every segment, and the whole worker's modules cost as much as seconds of video. */
async function perform(
  request: Request,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<unknown> {
  switch (request.task) {
    case 'segment': {
      const { measureSegmentToFile } = await import('@papiscope/flight/segment');
      return measureSegmentToFile(request.input, { signal, onProgress });
    }
    case 'fit': {
      const { fitToFiles } = await import('@papiscope/flight');
      return fitToFiles(request.input, { signal });
    }
  }
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

const abort = new AbortController();
parentPort?.once('message', () => abort.abort());

perform(workerData as Request, abort.signal, (done) => tell({ kind: 'progress', done }))
  .then((output) => tell({ kind: 'done', output }))
  .catch((error: unknown) => tell(faultMessage(error)))
  .finally(() => parentPort?.close());
