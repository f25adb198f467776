import { mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { readFrames, type AnalyzedFlight } from '@papiscope/flight';
import { makeVideos } from '@papiscope/video';
import { createProgressBar } from './progress';

/** Makes the videos of a measured flight in `folder`; each appears under its name only when all are complete. Gives their paths. */
export async function flightVideos(
  video: string,
  flight: AnalyzedFlight,
  folder: string,
  signal: AbortSignal,
): Promise<string[]> {
  const { probe } = flight.inspection;
  const bar = createProgressBar('Drawing', 'frames');
  const scratch = await mkdtemp(path.join(folder, '.papiscope-'));
  try {
    const request = {
      input: path.resolve(video),
      probe,
      frames: await readFrames(flight.framesFile),
      result: flight.result,
    };
    const onProgress = ({ frame }: { frame: number }): void => bar.show(frame, probe.frameCount);
    const made = await makeVideos(request, scratch, { signal, onProgress });
    const paths: string[] = [];
    for (const each of made) {
      const target = path.join(folder, path.basename(each.path));
      await rename(each.path, target);
      paths.push(target);
    }
    return paths;
  } finally {
    bar.end();
    await rm(scratch, { recursive: true, force: true });
  }
}
