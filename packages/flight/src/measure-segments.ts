import path from 'node:path';
import type { Lights, SegmentPlan } from '@papiscope/shared/contracts';
import type { Following, StretchBorders } from './follow/borders';
import type { MeasureOptions } from './measure-video';
import type { VideoProbe } from '@papiscope/video';
import { measureSegmentToFile } from './segment';
import { stitchSegments } from './stitch';

/** `probe`: as in a segment's request; `lights`: boxes in the frame at `timestamp` seconds; `folder`: where the sightings go. */
export interface SegmentsRequest {
  readonly video: string;
  readonly probe?: VideoProbe | undefined;
  readonly lights: Lights;
  readonly timestamp: number;
  readonly folder: string;
}

/** `files`: of sightings, in the order of the video; `repeated`: segments that had to be measured again as continuations. */
export interface MeasuredSegments {
  readonly files: readonly string[];
  readonly repeated: readonly number[];
}

/** Measures a planned video segment by segment, as workers do it each by itself. */
export async function measureSegments(
  { video, probe, lights, timestamp, folder }: SegmentsRequest,
  plans: readonly SegmentPlan[],
  { signal, onProgress }: MeasureOptions = {},
): Promise<MeasuredSegments> {
  const files = plans.map((_, index) => path.join(folder, `segment-${index}.ndjson.gz`));
  let done = 0;
  const measure = async (index: number, continues?: Following): Promise<StretchBorders | null> => {
    const [plan, out] = [plans[index], files[index] ?? ''];
    const before = done;
    const { frames, borders } = await measureSegmentToFile(
      { video, probe, lights, timestamp, plan, continues, out },
      { signal, onProgress: (frame) => onProgress?.(before + frame) },
    );
    if (continues === undefined) done += frames;
    return borders;
  };
  const borders: (StretchBorders | null)[] = [];
  for (const index of plans.keys()) borders.push(await measure(index));
  return { files, repeated: await stitchSegments(borders, measure) };
}
