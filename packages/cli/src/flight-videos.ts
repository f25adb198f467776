import { mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { readFrames, type AnalyzedFlight } from '@papiscope/flight';
import { STILLS_LIST } from '@papiscope/shared/contracts';
import { makeVideos, type MakeRequest } from '@papiscope/video';
import { createProgressBar } from './progress';

/** Makes the videos and stills of a measured flight in `folder`; each appears under its name only when all are complete. Gives their paths. */
export async function flightVideos(
  video: string,
  flight: AnalyzedFlight,
  folder: string,
  wishes: Pick<MakeRequest, 'tones' | 'maxHeight'>,
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
      ...wishes,
    };
    const onProgress = ({ frame }: { frame: number }): void => bar.show(frame, probe.frameCount);
    const { videos, stills } = await makeVideos(request, scratch, { signal, onProgress });
    const pictures = stills.stills.flatMap(({ file }) => file ?? []);
    const names = [...videos.map((video) => path.basename(video.path)), ...pictures, STILLS_LIST];
    for (const name of names) await rename(path.join(scratch, name), path.join(folder, name));
    return names.map((name) => path.join(folder, name));
  } finally {
    bar.end();
    await rm(scratch, { recursive: true, force: true });
  }
}
