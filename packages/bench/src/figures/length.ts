import type { Lights, SegmentPlan } from '@papiscope/shared/contracts';
import { probeVideo, resolveTools } from '@papiscope/video';
import { decodeOnly } from '../candidates/decode-only';
import { ours } from '../candidates/ours';
import { loopClip } from '../clips/loop-clip';
import { runTree, type Used } from '../measure/run-tree';
import type { BenchOptions } from '../options';
import { figure, type Figure } from '../report/figure';
import { median } from '../report/medians';
import { leastOfDecode } from '../report/targets';
import { PART, type SegmentsRequest } from './segments-request';

const SHORT_SECONDS = 10;
/** A video of more seconds is measured once: it takes long, and a moment's disturbance is a small part of it. */
const ONCE_SECONDS = 300;

interface Start {
  readonly lights: Lights;
  readonly folder: string;
}

/** What a frame costs in a short and in a long video, and how near the long one's analysis is to its decoding. */
export async function lengthFigures(
  { clip, longest, rounds }: SegmentsRequest,
  { lights, folder }: Start,
  { signal, onProgress }: BenchOptions,
): Promise<Figure[]> {
  const long = await loopClip(clip, longest, folder);
  const probe = await probeVideo(long.video);
  const { ffmpeg } = await resolveTools();
  const decode = { program: ffmpeg, argv: decodeOnly(long.video), folder };
  const measuring = (seconds: number) => {
    const plans: SegmentPlan[] = [{ start: 0, end: seconds, entry: null }];
    return ours(
      { stage: 'segments', video: long.video, probe, lights, plans, atOnce: false, out: folder },
      folder,
    );
  };
  const perFrame = ({ cpu }: Used, seconds: number): number =>
    (1000 * cpu) / Math.min(long.frames, seconds * long.frameRate);
  const shorts: number[] = [];
  const longs: number[] = [];
  const shares: number[] = [];
  let [memory, longMemory] = [0, 0];
  const times = longest > ONCE_SECONDS ? 1 : rounds;
  for (let round = 0; round < times; round++) {
    onProgress?.('Timing short and long videos', round, times);
    const decoded = await runTree(decode, { signal });
    const short = await runTree(measuring(SHORT_SECONDS), { signal });
    const much = await runTree(measuring(longest), { signal });
    shorts.push(perFrame(short, SHORT_SECONDS));
    longs.push(perFrame(much, longest));
    shares.push(decoded.cpu / much.cpu);
    memory = Math.max(memory, short.memory);
    longMemory = Math.max(longMemory, much.memory);
  }
  const name = `${(longest / 60).toFixed(1)} minutes`;
  return [
    figure(PART, `CPU time per frame, ${SHORT_SECONDS} s of video`, median(shorts), 'ms'),
    figure(PART, `CPU time per frame, ${name} of video`, median(longs), 'ms'),
    figure(PART, `a frame of ${name} beside one of ${SHORT_SECONDS} s`, median(longs) / median(shorts), '×', {
      least: 0.9,
      most: 1.1,
    }),
    figure(PART, `decoding beside analysis, ${name} of video`, median(shares), '×', {
      least: leastOfDecode(clip.name),
    }),
    figure(PART, `memory, ${SHORT_SECONDS} s of video`, memory / 1e6, 'MB'),
    figure(PART, `memory, ${name} of video`, longMemory / 1e6, 'MB', { most: 400 }),
  ];
}
