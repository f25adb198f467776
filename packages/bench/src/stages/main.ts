import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { analyzeFlight, measureSegmentToFile, readFrames } from '@papiscope/flight';
import { flightResultSchema, siteSchema } from '@papiscope/shared/contracts';
import { makeVideos, probeVideo } from '@papiscope/video';
import { memoryOfRepeats } from './repeat';
import { measureAtOnce, measureInTurn } from './segments';
import { taskSchema, type Task } from './tasks';

/** A process that does one stage's work as the workers do it, and nothing else: what is timed. */
async function perform(task: Task): Promise<void> {
  switch (task.stage) {
    case 'measure':
      await measureSegmentToFile(task, {});
      return;
    case 'analyze':
      await analyzeFlight({
        video: task.video,
        telemetryFile: task.telemetry,
        site: siteSchema.parse(await readJson(task.site)),
        lights: null,
        lightsTime: 0,
        out: task.out,
      });
      return;
    case 'segments':
      await (task.atOnce ? measureAtOnce(task) : measureInTurn(task));
      return;
    case 'repeat':
      await writeFile(task.out, JSON.stringify(await memoryOfRepeats(task)));
      return;
    case 'encode':
      await makeVideos(
        {
          input: task.video,
          probe: await probeVideo(task.video),
          frames: await readFrames(path.join(task.analysis, 'frames.json.gz')),
          result: flightResultSchema.parse(await readJson(path.join(task.analysis, 'result.json'))),
        },
        task.out,
      );
  }
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

perform(taskSchema.parse(JSON.parse(process.argv[2] ?? ''))).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
