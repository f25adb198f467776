import { readFile } from 'node:fs/promises';
import { inspectFlight, lookForLights, measureSegmentToFile } from '@papiscope/flight';
import { siteSchema } from '@papiscope/shared/contracts';
import type { Task } from './tasks';

type Repeat = Extract<Task, { stage: 'repeat' }>;

/** The first look and the measuring of one flight again and again in one process; resident memory after each, bytes: that of the kernels is in it. */
export async function memoryOfRepeats({
  video,
  telemetry,
  site: file,
  times,
  out,
}: Repeat): Promise<number[]> {
  const site = siteSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const text = await readFile(telemetry, 'utf8');
  const memory: number[] = [];
  for (let i = 0; i < times; i++) {
    const { probe, path } = await inspectFlight(video, text, site);
    const { detected } = await lookForLights(video, probe, site, path);
    const { lights = {}, timestamp = 0 } = detected ?? {};
    await measureSegmentToFile({ video, probe, lights, timestamp, out: `${out}.gz` }, {});
    memory.push(process.memoryUsage.rss());
  }
  return memory;
}
