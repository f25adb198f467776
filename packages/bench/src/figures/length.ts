import type { Lights, SegmentPlan } from '@papiscope/shared/contracts';
import { probeVideo, resolveTools } from '@papiscope/video';
import { decodeOnly } from '../candidates/decode-only';
import { ours } from '../candidates/ours';
import { loopClip } from '../clips/loop-clip';
import { runTree } from '../measure/run-tree';
import type { BenchOptions } from '../options';
import { figure, type Figure } from '../report/figure';
import { median } from '../report/medians';
import { leastOfDecode } from '../report/targets';
import { PART, type SegmentsRequest } from './segments-request';

const SHORT_SECONDS = 10;
/** A video of more seconds is measured once: it takes long, and a moment's disturbance is a small part of it. */
const ONCE_SECONDS = 300;

const ALIKE = { least: 0.9, most: 1.1 };

interface Start {
  readonly lights: Lights;
  readonly folder: string;
}

/**
 * What a frame costs in a short and in a long video, and how near the long one's analysis is to its decoding. A process that has just begun
 * also compiles what it runs, which a frame of a short video has to bear; a worker at work has done that, so that both are measured behind
 * another short one, too.
 */
export async function lengthFigures(
  { clip, longest, rounds }: SegmentsRequest,
  { lights, folder }: Start,
  { signal, onProgress }: BenchOptions,
): Promise<Figure[]> {
  const long = await loopClip(clip, longest, folder);
  const probe = await probeVideo(long.video);
  const { ffmpeg } = await resolveTools();
  const decode = { program: ffmpeg, argv: decodeOnly(long.video), folder };
  const measuring = (...lengths: number[]) => {
    const plans = lengths.map((end): SegmentPlan => ({ start: 0, end, entry: null }));
    return ours(
      { stage: 'segments', video: long.video, probe, lights, plans, atOnce: false, out: folder },
      folder,
    );
  };
  const perFrame = (cpu: number, seconds: number): number =>
    (1000 * cpu) / Math.min(long.frames, seconds * long.frameRate);
  const shorts: number[] = [];
  const longs: number[] = [];
  const shares: number[] = [];
  const warm: { short: number; long: number }[] = [];
  let [memory, longMemory] = [0, 0];
  const times = longest > ONCE_SECONDS ? 1 : rounds;
  for (let round = 0; round < times; round++) {
    onProgress?.('Timing short and long videos', round, times);
    const decoded = await runTree(decode, { signal });
    const short = await runTree(measuring(SHORT_SECONDS), { signal });
    const much = await runTree(measuring(longest), { signal });
    const [another, muchMore] = [
      await runTree(measuring(SHORT_SECONDS, SHORT_SECONDS), { signal }),
      await runTree(measuring(SHORT_SECONDS, longest), { signal }),
    ];
    warm.push({
      short: perFrame(another.cpu - short.cpu, SHORT_SECONDS),
      long: perFrame(muchMore.cpu - short.cpu, longest),
    });
    shorts.push(perFrame(short.cpu, SHORT_SECONDS));
    longs.push(perFrame(much.cpu, longest));
    shares.push(decoded.cpu / much.cpu);
    memory = Math.max(memory, short.memory);
    longMemory = Math.max(longMemory, much.memory);
  }
  const name = `${(longest / 60).toFixed(1)} minutes`;
  return [
    figure(PART, `CPU time per frame, ${SHORT_SECONDS} s of video`, median(shorts), 'ms'),
    figure(PART, `CPU time per frame, ${name} of video`, median(longs), 'ms'),
    figure(
      PART,
      `a frame of ${name} beside one of ${SHORT_SECONDS} s, in a process that has just begun`,
      median(longs) / median(shorts),
      '×',
      ALIKE,
    ),
    figure(
      PART,
      `a frame of ${name} beside one of ${SHORT_SECONDS} s, in one at work`,
      median(warm.map((w) => w.long)) / median(warm.map((w) => w.short)),
      '×',
      ALIKE,
    ),
    figure(PART, `decoding beside analysis, ${name} of video`, median(shares), '×', {
      least: leastOfDecode(clip.name),
    }),
    figure(PART, `memory, ${SHORT_SECONDS} s of video`, memory / 1e6, 'MB'),
    figure(PART, `memory, ${name} of video`, longMemory / 1e6, 'MB', { most: 400 }),
  ];
}
