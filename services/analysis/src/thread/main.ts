import { parentPort } from 'node:worker_threads';
import { faultMessage } from './fault-message';
import type { FromThread, ThreadRequest, ToThread } from './tasks';

/** Each task loads what it needs and no more: a thread may start for a single segment, and the whole worker's modules cost as much as seconds of video. */
async function perform(
  request: ThreadRequest,
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

/** Of the task at hand: the next one comes when its end was told. */
let abort = new AbortController();

parentPort?.on('message', (message: ToThread) => {
  if (message === 'abort') {
    abort.abort();
    return;
  }
  abort = new AbortController();
  perform(message, abort.signal, (done) => tell({ kind: 'progress', done }))
    .then((output) => tell({ kind: 'done', output }))
    .catch((error: unknown) => tell(faultMessage(error)));
});
