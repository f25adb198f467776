import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { lookForLights } from '@papiscope/flight';
import { siteSchema, type SegmentEntry } from '@papiscope/shared/contracts';
import { probeVideo } from '@papiscope/video';
import type { MadeClip } from '../clips/make-clip';
import { trueLights } from '../clips/true-lights';
import type { BenchOptions } from '../options';
import type { Figure } from '../report/figure';
import { lengthFigures } from './length';
import type { SegmentsRequest } from './segments-request';
import { splitFigures } from './splitting';

/** Segments on one core and on two, what splitting costs, and what a frame costs in short and long videos. */
export async function segmentFigures(request: SegmentsRequest, options: BenchOptions): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(request.clip.folder, 'segments-'));
  try {
    const { lights, places: units } = await trueLights(request.clip);
    const entry = { units, size: await sizeAtStart(request.clip, options.signal) };
    return [
      ...(await splitFigures(request, { lights, entry, folder }, options)),
      ...(await lengthFigures(request, { lights, folder }, options)),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** As the first look tells all segments. */
async function sizeAtStart(
  { flight }: MadeClip,
  signal: AbortSignal | undefined,
): Promise<SegmentEntry['size']> {
  const site = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));
  const probe = await probeVideo(flight.video, { signal });
  const { look } = await lookForLights(flight.video, probe, site, null, { signal });
  return look.size;
}
