import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { lookForLights } from '@papiscope/flight';
import { siteSchema, type Lights, type SegmentEntry, type SegmentPlan } from '@papiscope/shared/contracts';
import { probeVideo } from '@papiscope/video';
import { loopClip, type LoopedClip } from '../clips/loop-clip';
import type { MadeClip } from '../clips/make-clip';
import { trueLights } from '../clips/true-lights';
import { findProgram } from '../measure/find-program';
import { runTree, type Used } from '../measure/run-tree';
import { ours } from '../candidates/ours';
import { figure, type Figure } from '../report/figure';
import { median } from '../report/medians';

const PART = 'segments';
/** What a segment's tracker sees before its border, as `planSegments` has it. */
const WARM_UP_SECONDS = 1;
/** A flight of two minutes in segments of half a minute. */
const SEGMENTS = 4;

export interface SegmentsRequest {
  readonly clip: MadeClip;
  readonly rounds: number;
  /** Of each of the segments, seconds. */
  readonly length: number;
  /** Of the longest video, seconds. */
  readonly longest: number;
}

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (what: string, done: number, total: number) => void;
}

/** Segments on one core and on two, what splitting costs, and what a frame costs in short and long videos. */
export async function segmentFigures(request: SegmentsRequest, options: Options): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(request.clip.folder, 'segments-'));
  try {
    const { lights, places: units } = await trueLights(request.clip);
    const size = await sizeAtStart(request.clip, options.signal);
    const flight = await loopClip(request.clip, SEGMENTS * request.length, folder);
    return [
      ...(await splitFigures(flight, lights, { units, size }, folder, request, options)),
      ...(await lengthFigures(request, lights, folder, options)),
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

async function splitFigures(
  { video, beginnings }: LoopedClip,
  lights: Lights,
  entry: Omit<SegmentEntry, 'key_frame' | 'timestamp'>,
  folder: string,
  { rounds, length }: SegmentsRequest,
  { signal, onProgress }: Options,
): Promise<Figure[]> {
  const places = Array.from({ length: SEGMENTS - 1 }, (_, i) =>
    beginnings.find((time) => time >= (i + 1) * length - WARM_UP_SECONDS),
  ).flatMap((place) => (place === undefined ? [] : [place]));
  const plans = [null, ...places].map((place, i): SegmentPlan => {
    const next = places[i];
    return {
      start: place === null ? 0 : place + WARM_UP_SECONDS,
      end: next === undefined ? null : next + WARM_UP_SECONDS,
      entry: place === null ? null : { ...entry, key_frame: place, timestamp: place },
    };
  });
  const task = { stage: 'segments', video, probe: await probeVideo(video), lights, out: folder } as const;
  const whole = ours({ ...task, plans: [{ start: 0, end: null, entry: null }], atOnce: false }, folder);
  const apart = ours({ ...task, plans, atOnce: true }, folder);
  const taskset = findProgram('taskset');
  const onOneCore =
    taskset === null ? null : { ...apart, program: taskset, argv: ['-c', '0', apart.program, ...apart.argv] };
  const speedUps: number[] = [];
  const overheads: number[] = [];
  for (let round = 0; round < rounds; round++) {
    onProgress?.('Timing segments', round, rounds);
    const one = await runTree(whole, { signal });
    const two = await runTree(apart, { signal });
    overheads.push(100 * (two.cpu / one.cpu - 1));
    if (onOneCore !== null) speedUps.push((await runTree(onOneCore, { signal })).wall / two.wall);
  }
  const seconds = `${length.toFixed(0)} s`;
  return [
    ...(speedUps.length === 0
      ? []
      : [
          figure(
            PART,
            `${SEGMENTS} segments of ${seconds}, two at a time on two cores, sooner than on one`,
            median(speedUps),
            '×',
            {
              least: 1.7,
            },
          ),
        ]),
    figure(PART, `CPU time that splitting adds, ${SEGMENTS} segments of ${seconds}`, median(overheads), '%', {
      most: 5,
    }),
  ];
}

async function lengthFigures(
  { clip, longest }: SegmentsRequest,
  lights: Lights,
  folder: string,
  { signal, onProgress }: Options,
): Promise<Figure[]> {
  const long = await loopClip(clip, longest, folder);
  const probe = await probeVideo(long.video);
  const measure = async (seconds: number): Promise<Used & { perFrame: number }> => {
    const plans: SegmentPlan[] = [{ start: 0, end: seconds, entry: null }];
    const task = {
      stage: 'segments',
      video: long.video,
      probe,
      lights,
      plans,
      atOnce: false,
      out: folder,
    } as const;
    const used = await runTree(ours(task, folder), { signal });
    return { ...used, perFrame: (1000 * used.cpu) / Math.min(long.frames, seconds * long.frameRate) };
  };
  onProgress?.('Timing short and long videos', 0, 2);
  const short = await measure(10);
  onProgress?.('Timing short and long videos', 1, 2);
  const much = await measure(longest);
  const name = `${(longest / 60).toFixed(1)} minutes`;
  return [
    figure(PART, 'CPU time per frame, 10 s of video', short.perFrame, 'ms'),
    figure(PART, `CPU time per frame, ${name} of video`, much.perFrame, 'ms'),
    figure(PART, `a frame of ${name} beside one of 10 s`, much.perFrame / short.perFrame, '×', {
      least: 0.9,
      most: 1.1,
    }),
    figure(PART, 'memory, 10 s of video', short.memory / 1e6, 'MB'),
    figure(PART, `memory, ${name} of video`, much.memory / 1e6, 'MB', { most: 400 }),
  ];
}
