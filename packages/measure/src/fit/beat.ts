import { median, robustSpread } from './robust';

const { abs, cos, floor, max, min, PI, round, sin, sqrt } = Math;

/** When a frame was taken, seconds, and the row of the picture in which its lights stood: rolling shutters expose rows one after another. */
export interface Moment {
  readonly time: number;
  readonly row: number;
}

/** What all lights together did in one frame: ln of their gain. */
export interface GainAt extends Moment {
  readonly ln: number;
}

/** Turns of the lamps' drive per second and per row, as the frames meet them: a 240 Hz drive seen 30 times a second may seem to turn slowly. */
export interface Beat {
  readonly perSecond: number;
  readonly perRow: number;
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
const HARMONICS = [1, 2, 3];
/** Part of the variance of the gains that a beat must explain. */
const LEAST_EXPLAINED = 0.25;
const LEAST_FRAMES = 60;
/** Gains farther from the median than this many of their spreads count as being there. */
const CLIP = 3;

/**
 * The beat of pulsed lamps with the shutter: the turning, alike over the whole flight, that explains most of what the gains do. Null where
 * none explains enough: steady lamps, and drives that do not keep their time.
 */
export function findBeat(gains: readonly GainAt[]): Beat | null {
  if (gains.length < LEAST_FRAMES) return null;
  const points = centred(gains);
  const length = at(points.time, points.time.length - 1) - at(points.time, 0);
  const spread = deviation(points.row) || 1;
  const steps = round(MOST_BY_ROWS / ROW_STEP);
  const rows = Array.from({ length: 2 * steps + 1 }, (_, i) => ((i - steps) * ROW_STEP) / spread);
  const speeds = grid(SLOWEST, fastest(points.time), FINE / SPAN);
  const rough = rows.flatMap((perRow) =>
    powersInSpans(points, speeds, perRow).map((power, i) => ({ perSecond: speeds[i] ?? 0, perRow, power })),
  );
  const whole = apart(rough, 1 / SPAN).map((start) =>
    likeliest(
      points,
      start,
      { by: 0.6 / SPAN, step: FINE / length },
      { by: ROW_STEP / spread, step: (FINE * ROW_STEP) / spread },
      [1],
    ),
  );
  const best = whole.reduce((a, b) => (b.power > a.power ? b : a));
  const fine = likeliest(
    points,
    best,
    { by: FINE / length, step: (FINE * FINE) / length },
    { by: (FINE * ROW_STEP) / spread, step: (FINE * FINE * ROW_STEP) / spread },
    HARMONICS,
  );
  return fine.power > LEAST_EXPLAINED ? { perSecond: fine.perSecond, perRow: fine.perRow } : null;
}

/** Where in its turn the drive is, 0–1. */
export function phaseOf({ perSecond, perRow }: Beat, { time, row }: Moment): number {
  const turns = perSecond * time + perRow * row;
  return turns - floor(turns);
}

interface Points {
  readonly time: Float64Array;
  readonly row: Float64Array;
  readonly value: Float64Array;
}

interface Candidate extends Beat {
  readonly power: number;
}

interface Reach {
  readonly by: number;
  readonly step: number;
}

function centred(gains: readonly GainAt[]): Points {
  const sorted = [...gains].sort((a, b) => a.time - b.time);
  const all = sorted.map((g) => g.ln);
  const [middle, bound] = [median(all), CLIP * robustSpread(all)];
  const clipped = all.map((ln) => max(-bound, min(bound, ln - middle)));
  const times = sorted.map((g) => g.time);
  const span = times.map((_, i) => spanOf(times, i));
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

/** Half of the frame rate: what turns faster looks like something slower. */
function fastest(time: Float64Array): number {
  const steps = [...time.slice(1)].map((t, i) => t - at(time, i)).filter((step) => step > 0);
  return 0.5 / min(...steps);
}

function grid(from: number, to: number, step: number): number[] {
  const count = floor((to - from) / step) + 1;
  return Array.from({ length: max(0, count) }, (_, i) => from + i * step);
}

/** The most powerful ones that are further than `distance` in speed from more powerful ones. */
function apart(candidates: readonly Candidate[], distance: number): Candidate[] {
  const kept: Candidate[] = [];
  for (const candidate of [...candidates].sort((a, b) => b.power - a.power)) {
    if (kept.length === CANDIDATES) break;
    if (kept.every((k) => abs(k.perSecond - candidate.perSecond) > distance)) kept.push(candidate);
  }
  return kept;
}

function likeliest(
  points: Points,
  start: Beat,
  speed: Reach,
  rows: Reach,
  harmonics: readonly number[],
): Candidate {
  let best: Candidate = { ...start, power: -1 };
  for (const perSecond of grid(
    max(SLOWEST, start.perSecond - speed.by),
    start.perSecond + speed.by,
    speed.step,
  )) {
    for (const perRow of grid(start.perRow - rows.by, start.perRow + rows.by, rows.step)) {
      const power = harmonics.reduce((sum, h) => sum + powerOf(points, h * perSecond, h * perRow), 0);
      if (power > best.power) best = { perSecond, perRow, power };
    }
  }
  return best;
}

/** Part of the variance that one harmonic with one phase over the whole flight explains. */
function powerOf({ time, row, value }: Points, perSecond: number, perRow: number): number {
  const [bySpeed, byRow] = [2 * PI * perSecond, 2 * PI * perRow];
  let [sumC, sumS, all] = [0, 0, 0];
  for (let i = 0; i < time.length; i++) {
    const angle = bySpeed * at(time, i) + byRow * at(row, i);
    const v = at(value, i);
    sumC += v * cos(angle);
    sumS += v * sin(angle);
    all += v * v;
  }
  return (2 * (sumC * sumC + sumS * sumS)) / (time.length * all);
}

/** The same for each of the speeds, with a phase for each span of time. */
function powersInSpans({ time, row, value }: Points, speeds: readonly number[], perRow: number): number[] {
  const [from, step] = [speeds[0] ?? 0, (speeds[1] ?? 0) - (speeds[0] ?? 0)];
  const turn = time.map((t, i) => 2 * PI * (from * t + perRow * at(row, i)));
  const c = turn.map((angle, i) => at(value, i) * cos(angle));
  const s = turn.map((angle, i) => at(value, i) * sin(angle));
  const [stepC, stepS] = [time.map((t) => cos(2 * PI * step * t)), time.map((t) => sin(2 * PI * step * t))];
  const ends = [...time.keys()].filter(
    (i) => i + 1 === time.length || spanOf(time, i) !== spanOf(time, i + 1),
  );
  return speeds.map(() => {
    let [power, start] = [0, 0];
    for (const end of ends) {
      let [sumC, sumS] = [0, 0];
      for (let i = start; i <= end; i++) {
        const [x, y, dx, dy] = [at(c, i), at(s, i), at(stepC, i), at(stepS, i)];
        sumC += x;
        sumS += y;
        c[i] = x * dx - y * dy;
        s[i] = x * dy + y * dx;
      }
      power += (sumC * sumC + sumS * sumS) / (end + 1 - start);
      start = end + 1;
    }
    return power;
  });
}

/** Number of the span in which a frame lies. */
function spanOf(time: ArrayLike<number>, i: number): number {
  return floor(((time[i] ?? 0) - (time[0] ?? 0)) / SPAN);
}

function deviation(values: Float64Array): number {
  return sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
}

function at(values: Float64Array, i: number): number {
  return values[i] as number;
}
