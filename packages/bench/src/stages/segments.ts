import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { measureSegmentToFile } from '@papiscope/flight/segment';
import { PapiscopeError } from '@papiscope/shared/errors';
import type { Task } from './tasks';

export type Segments = Extract<Task, { stage: 'segments' }>;

/** Segments of a video one after the other; all must be measured. */
export async function measureInTurn({ video, probe, lights, plans, out }: Segments): Promise<void> {
  for (const [index, plan] of plans.entries()) {
    const file = path.join(out, `segment-${plan.start.toFixed(3)}-${index}.gz`);
    const { borders } = await measureSegmentToFile(
      { video, probe, lights, timestamp: 0, plan, out: file },
      {},
    );
    if (borders === null) throw new PapiscopeError('internal', `Segment ${index} was not measured.`);
  }
}

/** All of them at the same time, each on a thread of its own as in the analysis worker. */
export async function measureAtOnce(task: Segments): Promise<void> {
  await Promise.all(task.plans.map((plan) => measureInThread({ ...task, plans: [plan] })));
}

function measureInThread(task: Segments): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(path.join(__dirname, 'segments-thread.js'), { workerData: task });
    worker.once('error', reject);
    worker.once('exit', () => resolve());
  });
}
