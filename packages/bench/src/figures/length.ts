import type { SegmentPlan } from '@papiscope/shared/contracts';
import { probeVideo, resolveTools } from '@papiscope/video';
import { decodeOnly } from '../candidates/decode-only';
import { ours } from '../candidates/ours';
import { loopClip } from '../clips/loop-clip';
import type { MadeClip } from '../clips/make-clip';
import { runTree } from '../measure/run-tree';
import type { BenchOptions } from '../options';
import { figure, type Figure } from '../report/figure';
import { median } from '../report/medians';
import { leastOfDecode } from '../report/targets';
import { withClipLights, type ClipLights } from './clip-lights';

const PART = 'length';

const SHORT_SECONDS = 10;
/**
 * A video of more seconds is measured once, and only in a process at work: it takes long, and a moment's disturbance or what the process compiles
 * is a small part of it.
 */
const ONCE_SECONDS = 300;

const ALIKE = { least: 0.9, most: 1.1 };

export interface LengthRequest {
  readonly clip: MadeClip;
  readonly rounds: number;
  /** Of the longest video, seconds. */
  readonly longest: number;
}

/**
 * What a frame costs in a short and in a long video, and how near the long one's analysis is to its decoding. A process that has just begun
 * also compiles what it runs, which a frame of a short video has to bear; a worker at work has done that, so that both are measured behind
 * another short one, too.
 */
export function lengthFigures(request: LengthRequest, options: BenchOptions): Promise<Figure[]> {
  return withClipLights(request.clip, (known) => timed(request, known, options));
}

async function timed(
  { clip, longest, rounds }: LengthRequest,
  { lights, folder }: ClipLights,
  { signal, onProgress }: BenchOptions,
): Promise<Figure[]> {
  const long = await loopClip(clip, longest, folder);
  const probe = await probeVideo(long.video);
  const { ffmpeg } = await resolveTools();
  const decode = { program: ffmpeg, argv: decodeOnly(long.video), folder };
  const measuring = (...lengths: number[]) => {
    const plans = lengths.map((end): SegmentPlan => ({ start: 0, end, entry: null }));
    const task = { stage: 'segments', video: long.video, probe, lights, plans, atOnce: false } as const;
    return ours({ ...task, out: folder }, folder);
  };
  const perFrame = (cpu: number, seconds: number): number =>
    (1000 * cpu) / Math.min(long.frames, seconds * long.frameRate);
  const once = longest > ONCE_SECONDS;
  const times = once ? 1 : rounds;
  const shorts: number[] = [];
  const longs: number[] = [];
  const shares: number[] = [];
  const warm: { short: number; long: number }[] = [];
  let [memory, longMemory] = [0, 0];
  for (let round = 0; round < times; round++) {
    onProgress?.('Timing short and long videos', round, times);
    const decoded = await runTree(decode, { signal });
    const short = await runTree(measuring(SHORT_SECONDS), { signal });
    const another = await runTree(measuring(SHORT_SECONDS, SHORT_SECONDS), { signal });
    const behind = await runTree(measuring(SHORT_SECONDS, longest), { signal });
    const much = once ? null : await runTree(measuring(longest), { signal });
    const behindShort = behind.cpu - short.cpu;
    warm.push({
      short: perFrame(another.cpu - short.cpu, SHORT_SECONDS),
      long: perFrame(behindShort, longest),
    });
    shorts.push(perFrame(short.cpu, SHORT_SECONDS));
    if (much !== null) longs.push(perFrame(much.cpu, longest));
    shares.push(decoded.cpu / (much?.cpu ?? behindShort));
    memory = Math.max(memory, short.memory);
    longMemory = Math.max(longMemory, (much ?? behind).memory);
  }
  const name = `${(longest / 60).toFixed(1)} minutes`;
  const beside = `a frame of ${name} beside one of ${SHORT_SECONDS} s, in`;
  const atWork = { short: median(warm.map((w) => w.short)), long: median(warm.map((w) => w.long)) };
  return [
    figure(PART, `CPU time per frame, ${SHORT_SECONDS} s of video`, median(shorts), 'ms'),
    ...(once
      ? []
      : [
          figure(PART, `CPU time per frame, ${name} of video`, median(longs), 'ms'),
          figure(PART, `${beside} a process that has just begun`, median(longs) / median(shorts), '×', ALIKE),
        ]),
    figure(PART, `CPU time per frame, ${SHORT_SECONDS} s of video, in a process at work`, atWork.short, 'ms'),
    figure(PART, `CPU time per frame, ${name} of video, in a process at work`, atWork.long, 'ms'),
    figure(PART, `${beside} one at work`, atWork.long / atWork.short, '×', ALIKE),
    figure(PART, `decoding beside analysis, ${name} of video`, median(shares), '×', {
      least: leastOfDecode(clip.name),
    }),
    figure(PART, `memory, ${SHORT_SECONDS} s of video`, memory / 1e6, 'MB'),
    figure(PART, `memory, ${name} of video`, longMemory / 1e6, 'MB', { most: 400 }),
  ];
}
