import { median, robustSpread } from '../../robust';
import { candidates, spanOf, type Beat, type Candidate, type Points } from './turnings';

const { abs, floor, max, min, sqrt } = Math;

/** When a frame was taken, seconds, and the row of the picture in which its lights stood: rolling shutters expose rows one after another. */
export interface Moment {
  readonly time: number;
  readonly row: number;
}

/** What all lights together did in one frame: ln of their gain. */
export interface GainAt extends Moment {
  readonly ln: number;
}

/** Drives that seem to turn slower cannot be told from drifts: one turn within a span. */
const SLOWEST = 0.25;
/** Turns over one standard deviation of the rows at most: 600 Hz and a readout of 20 ms with the bar wandering over a tenth of the picture. */
const MOST_BY_ROWS = 1.5;
/** Steps of the search by rows, turns over one standard deviation. */
const ROW_STEP = 0.1;
/** Seconds within which the first search asks for one phase. */
const SPAN = 4;
/** Steps of the speed in parts of what one span or the whole flight resolves. */
const FINE = 0.25;
/** Candidates of the first search that are looked at over the whole flight. */
const CANDIDATES = 4;
/** Part of the variance of the gains that a beat must explain. */
const LEAST_EXPLAINED = 0.4;
const LEAST_FRAMES = 60;
/** Part of the steps from frame to frame that may be shorter than the frame rate says. */
const CLOSEST = 0.1;
/** No drive is trusted to keep its time for longer, seconds. */
const LONGEST = 300;
/** Gains farther from the median than this many of their spreads count as being there. */
const CLIP = 3;

/**
 * The beat of pulsed lamps with the shutter: the turning, alike over the whole flight, that explains most of what the gains do. Null where
 * none explains enough: steady lamps, and drives that do not keep their time.
 */
export function findBeat(gains: readonly GainAt[]): Candidate | null {
  const points = centred(gains);
  const length = at(points.time, points.time.length - 1) - at(points.time, 0);
  if (gains.length < LEAST_FRAMES || length > LONGEST) return null;
  const spread = deviation(points.row) || 1;
  const byRows = MOST_BY_ROWS / spread;
  const rough = candidates(points, {
    speeds: grid(SLOWEST, fastest(points.time), FINE / SPAN),
    rows: grid(-byRows, byRows, ROW_STEP / spread),
    span: SPAN,
  });
  const whole = furthestUp(rough).flatMap(({ perSecond, perRow }) =>
    candidates(points, {
      speeds: grid(max(SLOWEST, perSecond - 0.6 / SPAN), perSecond + 0.6 / SPAN, FINE / length),
      rows: grid(perRow - ROW_STEP / spread, perRow + ROW_STEP / spread, (FINE * ROW_STEP) / spread),
    }),
  );
  const [likeliest] = furthestUp(whole);
  if (!likeliest) return null;
  const { perSecond, perRow } = likeliest;
  const [by, byRow] = [FINE / length, (FINE * ROW_STEP) / spread];
  const [beat] = furthestUp(
    candidates(points, {
      speeds: grid(perSecond - by, perSecond + by, FINE * by),
      rows: grid(perRow - byRow, perRow + byRow, FINE * byRow),
      harmonics: [1, 2, 3],
    }),
  );
  return beat && beat.explained > LEAST_EXPLAINED ? beat : null;
}

/** Where in its turn the drive is, 0–1. */
export function phaseOf({ perSecond, perRow }: Beat, { time, row }: Moment): number {
  const turns = perSecond * time + perRow * row;
  return turns - floor(turns);
}

/** The beat of gains (ln) by frame, of those whose moment is known. */
export function beatOfFrames(
  gains: Iterable<readonly [frame: number, ln: number]>,
  moments: ReadonlyMap<number, Moment>,
): Candidate | null {
  return findBeat(
    [...gains].flatMap(([frame, ln]) => {
      const moment = moments.get(frame);
      return moment ? [{ ...moment, ln }] : [];
    }),
  );
}

/** The phase of the drive by frame; NaN where its moment is not known. */
export function phaseOfFrames(beat: Beat, moments: ReadonlyMap<number, Moment>): (frame: number) => number {
  return (frame) => {
    const moment = moments.get(frame);
    return moment ? phaseOf(beat, moment) : Number.NaN;
  };
}

function centred(gains: readonly GainAt[]): Points {
  const sorted = [...gains].sort((a, b) => a.time - b.time);
  const all = sorted.map((g) => g.ln);
  const [middle, bound] = [median(all), CLIP * robustSpread(all)];
  const clipped = all.map((ln) => max(-bound, min(bound, ln - middle)));
  const times = sorted.map((g) => g.time);
  const span = times.map((_, i) => spanOf(times, i, SPAN));
  const mean = spanMeans(span, clipped);
  const row = median(sorted.map((g) => g.row));
  return {
    time: Float64Array.from(times),
    row: Float64Array.from(sorted, (g) => g.row - row),
    value: Float64Array.from(clipped, (v, i) => v - (mean.get(span[i] ?? 0) ?? 0)),
  };
}

function spanMeans(span: readonly number[], values: readonly number[]): Map<number, number> {
  const sums = new Map<number, [number, number]>();
  for (const [i, key] of span.entries()) {
    const [sum, count] = sums.get(key) ?? [0, 0];
    sums.set(key, [sum + (values[i] ?? 0), count + 1]);
  }
  return new Map([...sums].map(([key, [sum, count]]) => [key, sum / count]));
}

/** Half of the frame rate: what turns faster looks like something slower. Of uneven frames a few may follow one another closely. */
function fastest(time: Float64Array): number {
  const steps = time.slice(1).map((t, i) => t - at(time, i));
  return 0.5 / (steps.sort()[floor(CLOSEST * steps.length)] ?? Infinity);
}

function grid(from: number, to: number, step: number): number[] {
  const count = floor((to - from) / step) + 1;
  return Array.from({ length: max(0, count) }, (_, i) => from + i * step);
}

/** What explains most; of those next to one another in speed only the best. */
function furthestUp(all: readonly Candidate[]): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of [...all].sort((a, b) => b.explained - a.explained)) {
    if (kept.length === CANDIDATES) break;
    if (kept.every((k) => abs(k.perSecond - candidate.perSecond) > 1 / SPAN)) kept.push(candidate);
  }
  return kept;
}

function deviation(values: Float64Array): number {
  return sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}
