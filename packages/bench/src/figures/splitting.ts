import { readFile } from 'node:fs/promises';
import { lookForLights } from '@papiscope/flight';
import { siteSchema, type SegmentEntry, type SegmentPlan } from '@papiscope/shared/contracts';
import { probeVideo } from '@papiscope/video';
import { ours } from '../candidates/ours';
import { loopClip } from '../clips/loop-clip';
import type { MadeClip } from '../clips/make-clip';
import { findProgram } from '../measure/find-program';
import { runTree, type Command, type Used } from '../measure/run-tree';
import type { BenchOptions } from '../options';
import { figure, type Figure } from '../report/figure';
import { median } from '../report/medians';
import { withClipLights, type ClipLights } from './clip-lights';

const PART = 'segments';

/** What a segment's tracker sees before its border, as `planSegments` has it. */
const WARM_UP_SECONDS = 1;
/** A flight of two minutes in segments of half a minute. */
const SEGMENTS = 4;

/** Percent. */
const MOST_ADDED = { most: 5 };

type Entry = Omit<SegmentEntry, 'key_frame' | 'timestamp'>;

export interface SplitRequest {
  readonly clip: MadeClip;
  readonly rounds: number;
  /** Of each of the segments, seconds. */
  readonly length: number;
}

/**
 * What segments bring and what they cost: on one core the work that splitting adds; with two at a time on two cores also what cores that are
 * busy together lose by sharing memory and the last cache.
 */
export async function splitFigures(request: SplitRequest, options: BenchOptions): Promise<Figure[]> {
  const size = await sizeAtStart(request.clip, options.signal);
  return withClipLights(request.clip, (known) =>
    timed(request, known, { units: known.places, size }, options),
  );
}

async function timed(
  { clip, length, rounds }: SplitRequest,
  { lights, folder }: ClipLights,
  entry: Entry,
  { signal, onProgress }: BenchOptions,
): Promise<Figure[]> {
  const { video, beginnings } = await loopClip(clip, SEGMENTS * length, folder);
  const plans = planAt(segmentStarts(beginnings, length), entry);
  const task = { stage: 'segments', video, probe: await probeVideo(video), lights, out: folder } as const;
  const whole = ours({ ...task, plans: [{ start: 0, end: null, entry: null }], atOnce: false }, folder);
  const apart = ours({ ...task, plans, atOnce: true }, folder);
  const taskset = findProgram('taskset');
  const sooner: number[] = [];
  const added: number[] = [];
  const addedAtOnce: number[] = [];
  for (let round = 0; round < rounds; round++) {
    onProgress?.('Timing segments', round, rounds);
    const onTwo = await runTree(apart, { signal });
    addedAtOnce.push(percentMore(onTwo, await runTree(whole, { signal })));
    if (taskset === null) continue;
    const onOne = await runTree(onOneCore(taskset, apart), { signal });
    sooner.push(onOne.wall / onTwo.wall);
    added.push(percentMore(onOne, await runTree(onOneCore(taskset, whole), { signal })));
  }
  const segments = `${SEGMENTS} segments of ${length.toFixed(0)} s`;
  const bySides = `CPU time that ${segments} take more than the whole, two at a time on two cores`;
  const both = [figure(PART, bySides, median(addedAtOnce), '%', MOST_ADDED)];
  if (taskset === null) return both;
  return [
    figure(PART, `${segments}, two at a time on two cores, sooner than on one`, median(sooner), '×', {
      least: 1.7,
    }),
    figure(PART, `CPU time that splitting adds, ${segments}, on one core`, median(added), '%', MOST_ADDED),
    ...both,
  ];
}

/** As the first look tells all segments. */
async function sizeAtStart({ flight }: MadeClip, signal: AbortSignal | undefined): Promise<Entry['size']> {
  const site = siteSchema.parse(JSON.parse(await readFile(flight.site, 'utf8')));
  const probe = await probeVideo(flight.video, { signal });
  const { look } = await lookForLights(flight.video, probe, site, null, { signal });
  return look.size;
}

function segmentStarts(beginnings: readonly number[], length: number): number[] {
  return Array.from({ length: SEGMENTS - 1 }, (_, i) =>
    beginnings.find((time) => time >= (i + 1) * length - WARM_UP_SECONDS),
  ).flatMap((place) => (place === undefined ? [] : [place]));
}

/** `places`: key frames at which the segments but the first are entered, seconds. */
function planAt(places: readonly number[], entry: Entry): SegmentPlan[] {
  return [null, ...places].map((place, i): SegmentPlan => {
    const next = places[i];
    return {
      start: place === null ? 0 : place + WARM_UP_SECONDS,
      end: next === undefined ? null : next + WARM_UP_SECONDS,
      entry: place === null ? null : { ...entry, key_frame: place, timestamp: place },
    };
  });
}

function onOneCore(taskset: string, command: Command): Command {
  return { ...command, program: taskset, argv: ['-c', '0', command.program, ...command.argv] };
}

const percentMore = (used: Used, than: Used): number => 100 * (used.cpu / than.cpu - 1);
