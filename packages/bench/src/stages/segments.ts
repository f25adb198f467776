import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { measureSegmentToFile } from '@papiscope/flight/segment';
import { PapiscopeError } from '@papiscope/shared/errors';
import type { Task } from './tasks';

export type Segments = Extract<Task, { stage: 'segments' }>;

/** Segments of a video one after the other; all must be measured. */
export async function measureInTurn(
  { video, probe, lights, plans, out }: Segments,
  decoderThreads?: number,
): Promise<void> {
  for (const [index, plan] of plans.entries()) {
    const file = path.join(out, `segment-${plan.start.toFixed(3)}-${index}.gz`);
    const { borders } = await measureSegmentToFile(
      { video, probe, lights, timestamp: 0, plan, decoderThreads, out: file },
      {},
    );
    if (borders === null) throw new PapiscopeError('internal', `Segment ${index} was not measured.`);
  }
}

/** Segments at the same time, as many as there are cores on the small machines that targets are for. */
const AT_ONCE = 2;

/** Two at a time, on threads that go on with the next one, as in the analysis worker. */
export async function measureAtOnce(task: Segments): Promise<void> {
  const threads = Array.from({ length: AT_ONCE }, (_, thread) => ({
    ...task,
    plans: task.plans.filter((__, index) => index % AT_ONCE === thread),
  }));
  await Promise.all(threads.map(measureInThread));
}

function measureInThread(task: Segments): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'segments-thread.js'), { workerData: task });
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}
