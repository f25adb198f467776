import { holdTimes, updateInterval } from '../update-interval';
import { regularClock } from './update-clock';

/** A value of a stair-stepped series at the time at which it first appeared. */
export interface UpdatePoint {
  readonly time: number;
  readonly value: number;
}

/** Longest time without a new position that is bridged, seconds: telemetry of one position a second still holds together. */
export const LONGEST_GAP_S = 1.25;

/** Aircraft update five to ten times a second, whatever rounding hides of it. */
const SLOWEST_UPDATE_S = 0.2;

interface Run {
  readonly start: number;
  /** Last cue that still shows the value. */
  readonly lastSeen: number;
  readonly value: number;
  /** The update may lie before `start`: nothing was seen just before. */
  readonly lateStart: boolean;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Median time between points, seconds. */
export const cueIntervalOf = (points: readonly { readonly time: number }[]): number =>
  median(points.slice(1).map(({ time }, index) => time - (points[index]?.time ?? time)));

/** Stretches of equal values; a hole in the cues ends one. */
function runsOf(points: readonly UpdatePoint[], cueInterval: number): Run[] {
  const runs: Run[] = [];
  for (const { time, value } of points) {
    const run = runs.at(-1);
    const unseen = run === undefined ? Number.POSITIVE_INFINITY : time - run.lastSeen;
    if (run !== undefined && run.value === value && unseen <= LONGEST_GAP_S) {
      runs[runs.length - 1] = { ...run, lastSeen: time };
    } else {
      runs.push({ start: time, lastSeen: time, value, lateStart: unseen > 1.9 * cueInterval });
    }
  }
  return runs;
}

/**
 * The longest interval, in whole cues, of which nine in ten holds are multiples: rounding hides updates, but not their
 * beat. Null where there is none of at least three cues.
 */
function beat(holds: readonly number[], cueInterval: number): number | null {
  if (holds.length < 4 || !(cueInterval > 0)) return null;
  const cues = holds.map((hold) => Math.round(hold / cueInterval));
  const longest = cues.toSorted((a, b) => a - b)[Math.floor(cues.length / 5)] ?? 0;
  for (let candidate = Math.min(longest, 1000); candidate >= 3; candidate -= 1) {
    const onBeat = cues.filter((count) => count % candidate === 0).length;
    if (onBeat >= 0.9 * cues.length) return candidate * cueInterval;
  }
  return null;
}

/**
 * Time between updates, seconds: from the steps that are too large to have left an update unseen, else from the beat of
 * the changes or another series' interval, else presumed.
 */
function intervalOf(
  points: readonly UpdatePoint[],
  step: number,
  cueInterval: number,
  fallback: number,
): number {
  const holds = holdTimes(
    points.map(({ time }) => time),
    points.map(({ value }) => value),
  );
  const steps: number[] = [];
  points.forEach(({ value }, index) => {
    const previous = points[index - 1]?.value;
    if (previous !== undefined && previous !== value) steps.push(Math.abs(value - previous));
  });
  const clear = holds.filter((_, index) => Math.min(steps[index] ?? 0, steps[index + 1] ?? 0) > 3 * step);
  const own = clear.length >= 10 ? updateInterval(clear) : null;
  const slowest = Math.max(cueInterval, SLOWEST_UPDATE_S);
  const presumed = Math.min(beat(holds, cueInterval) ?? slowest, slowest);
  return Math.max(own ?? Math.min(fallback, presumed), 1e-3);
}

/** The smallest step of a series: its resolution, or less than its noise. */
export function smallestStep(values: readonly number[]): number {
  let smallest = Number.POSITIVE_INFINITY;
  values.forEach((value, index) => {
    const step = Math.abs(value - (values[index - 1] ?? value));
    if (step > 0 && step < smallest) smallest = step;
  });
  return smallest;
}

/**
 * The updates behind a series that every cue repeats. A value counts at the cue in which it first appears: a constant lag,
 * the same for climb and descent. A value that stands longer than the update interval was updated to the same rounded value
 * in between and stands at each of those times; taken at its first appearance alone it would lag by half a step, in the
 * direction of flight. A long stand that ends in a leap is no such thing: the recording hung, and the stretch stays empty.
 *
 * `fallbackInterval`: time between updates, seconds, where the series itself does not tell. `leap`: a step that no
 * aircraft makes from one update to the next after standing still, in the unit of the series.
 */
export function updatePoints(
  points: readonly UpdatePoint[],
  fallbackInterval: number,
  leap: number,
): UpdatePoint[] {
  const step = smallestStep(points.map(({ value }) => value));
  const cueInterval = cueIntervalOf(points);
  const presumed = intervalOf(points, step, cueInterval, fallbackInterval);
  const seen = runsOf(points, cueInterval);
  const timed = seen.filter(({ lateStart }) => !lateStart);
  const clock = regularClock(
    timed.map(({ start }) => start),
    presumed,
    cueInterval,
  );
  const interval = clock?.interval ?? presumed;
  const regular = new Map(timed.map((run, index) => [run, clock?.times[index] ?? run.start]));
  const runs = seen.map((run) => ({ ...run, start: regular.get(run) ?? run.start }));
  return runs.flatMap((run, index): UpdatePoint[] => {
    const next = runs[index + 1];
    const ends = next !== undefined && !next.lateStart;
    const end = ends ? next.start : run.lastSeen;
    const length = end - run.start;
    const change = Math.abs((next ?? runs[index - 1] ?? run).value - run.value);
    const rounding = change <= 2.5 * step;
    const stood = length > LONGEST_GAP_S && change <= leap;
    const whole = Math.max(1, ends ? Math.round(length / interval) : Math.floor(length / interval) + 1);
    const count = rounding || stood ? whole : 1;
    const spacing = ends ? length / whole : interval;
    const start = run.lateStart && ends ? Math.min(run.start, end - count * interval) : run.start;
    return Array.from({ length: count }, (_, k) => ({ time: start + k * spacing, value: run.value }));
  });
}
