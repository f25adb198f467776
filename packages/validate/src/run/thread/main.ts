import { parentPort, workerData } from 'node:worker_threads';
import { flyAndMeasure } from '../fly';
import type { ThreadAnswer, ThreadTask } from './fly-in-thread';

const { planned, folder } = workerData as ThreadTask;
const abort = new AbortController();
parentPort?.once('message', () => abort.abort());

function answer(message: ThreadAnswer): void {
  parentPort?.postMessage(message);
}

flyAndMeasure(planned, folder, abort.signal)
  .then((row) => answer({ row }))
  .catch((error: unknown) => answer({ fault: error instanceof Error ? String(error.stack) : String(error) }))
  .finally(() => parentPort?.close());
