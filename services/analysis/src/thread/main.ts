import { parentPort, workerData } from 'node:worker_threads';
import { fitToFiles, measureSegmentToFile } from '@papiscope/flight';
import { toFault } from '@papiscope/shared';
import type { FromThread, ThreadTasks } from './tasks';

type Request = { [N in keyof ThreadTasks]: { task: N; input: ThreadTasks[N]['input'] } }[keyof ThreadTasks];

async function perform(
  request: Request,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<unknown> {
  switch (request.task) {
    case 'segment':
      return measureSegmentToFile(request.input, { signal, onProgress });
    case 'fit':
      return fitToFiles(request.input, { signal });
  }
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}

const abort = new AbortController();
parentPort?.once('message', () => abort.abort());

perform(workerData as Request, abort.signal, (done) => tell({ kind: 'progress', done }))
  .then((output) => tell({ kind: 'done', output }))
  .catch((error: unknown) => {
    const fault = toFault(error);
    const { cause } = fault;
    tell({
      kind: 'failed',
      code: fault.code,
      detail: fault.detail,
      stack: cause instanceof Error ? cause.stack : fault.stack,
    });
  })
  .finally(() => parentPort?.close());
