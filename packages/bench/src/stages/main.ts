import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileLater } from '@papiscope/flight/compile-later';
import type { Task } from './tasks';

/**
 * A process that does one stage's work as the workers do it, and nothing else: what is timed. As in the workers' threads, each stage loads
 * what it needs, and takes what it is asked to do as it is.
 */
async function perform(task: Task): Promise<void> {
  if (task.stage !== 'encode') compileLater();
  switch (task.stage) {
    case 'measure': {
      const { measureSegmentToFile } = await import('@papiscope/flight/segment');
      await measureSegmentToFile(task, {});
      return;
    }
    case 'analyze': {
      const { analyzeFlight } = await import('@papiscope/flight');
      const { siteSchema } = await import('@papiscope/shared/contracts');
      await analyzeFlight({
        video: task.video,
        telemetryFile: task.telemetry,
        site: siteSchema.parse(await readJson(task.site)),
        lights: null,
        lightsTime: 0,
        out: task.out,
      });
      return;
    }
    case 'segments': {
      const { measureAtOnce, measureInTurn } = await import('./segments.js');
      await (task.atOnce ? measureAtOnce(task) : measureInTurn(task));
      return;
    }
    case 'repeat': {
      const { memoryOfRepeats } = await import('./repeat.js');
      await writeFile(task.out, JSON.stringify(await memoryOfRepeats(task)));
      return;
    }
    case 'encode': {
      const { makeVideos, probeVideo } = await import('@papiscope/video');
      const { readFrames } = await import('@papiscope/flight');
      const { flightResultSchema } = await import('@papiscope/shared/contracts');
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
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, 'utf8'));
}

perform(JSON.parse(process.argv[2] ?? '') as Task).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
