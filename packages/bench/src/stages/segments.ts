import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { measureSegmentToFile } from '@papiscope/flight';
import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Task } from './tasks';

type Segments = Extract<Task, { stage: 'segments' }>;

const run = promisify(execFile);

/** Segments of a video one after the other; all must be measured. */
export async function measureInTurn({ video, lights, plans, out }: Segments): Promise<void> {
  for (const [index, plan] of plans.entries()) {
    const file = path.join(out, `segment-${plan.start.toFixed(3)}-${index}.gz`);
    const { borders } = await measureSegmentToFile({ video, lights, timestamp: 0, plan, out: file }, {});
    if (borders === null) throw new PapiscopeError('internal', `Segment ${index} was not measured.`);
  }
}

/** All of them at the same time. */
export async function measureAtOnce(task: Segments): Promise<void> {
  await Promise.all(
    task.plans.map((plan) =>
      run(process.execPath, [
        path.join(__dirname, 'main.js'),
        JSON.stringify({ ...task, plans: [plan], atOnce: false }),
      ]),
    ),
  );
}
