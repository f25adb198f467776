import { valueAt, type TimeTable } from '../geometry/time-table';
import { median, robustSpread, thin } from '../../robust';
import type { ColourSample } from '../../types';
import type { UnitColour } from '../types';

/** Widths of a bin of angle, arc minutes: where frames are few, as in a quick pass, wider ones. */
const BINS = [2, 4, 8] as const;
const MIN_IN_BIN = 3;
/** Bins are wide enough when this part of those that hold frames holds enough of them. */
const FILLED = 0.5;
/** A long flight is looked at in this many of its frames. */
const MOST_SAMPLES = 5000;
/** Linear G/R that no red signal filter reaches and no white lamp falls below. */
const RED_BELOW = 0.35;
/** Light of ground that is brighter around a lamp than farther off is in both levels and brings them nearer to each other. */
const LEAST_RATIO = 1.25;
/** Levels stand apart when all bins of each side are so many times as much alike. */
const ALIKE = 6;
const LEAST_BINS = 3;

/** First look at one unit, before any fit: levels of `green_red` and the angle (arc minutes) between them, at time offset zero. */
export interface CoarseUnit {
  readonly colour: UnitColour;
  readonly red: number;
  readonly white: number;
  /** NaN unless `colour` is `transition`. */
  readonly angle: number;
  /** Scatter of `green_red` within bins of one colour. */
  readonly scatter: number;
}

/**
 * Medians of the signal in bins of angle (so that a long hover counts no more than a quick pass), the two levels from their extremes,
 * and the angle that parts red bins from white ones with the fewest mistakes.
 */
export function coarseUnit(
  samples: readonly ColourSample[],
  table: TimeTable,
  total: number,
  shift: number,
): CoarseUnit {
  const lit = samples.filter(isSignificant);
  if (lit.length < Math.max(5, 0.01 * total)) return nothing('dark');
  const bins = binByAngle(thin(lit, MOST_SAMPLES), table, shift);
  const levels = bins.length > 0 ? bins.map((b) => b.level) : [median(lit.map((s) => s.green_red))];
  const low = Math.min(...runningMedian(levels));
  const high = Math.max(...runningMedian(levels));
  const scatter = median(bins.map((b) => b.scatter)) || 0;
  const middle = (low + high) / 2;
  const parts =
    high - low > Math.max(0.12, 5 * scatter) &&
    (high > 2 * low || (high > LEAST_RATIO * low && standApart(bins, middle)));
  if (!parts) return { ...nothing(middle < RED_BELOW ? 'red_only' : 'white_only'), red: low, white: high };
  const angle = bestSplit(bins, middle);
  const red = median(bins.filter((b) => b.angle < angle && b.level < middle).map((b) => b.level));
  const white = median(bins.filter((b) => b.angle > angle && b.level > middle).map((b) => b.level));
  if (!(white > red)) return { ...nothing('red_only'), red: low, white: high };
  return { colour: 'transition', red, white, angle, scatter };
}

/** A light stands out of the noise: colour and flux are finite and the colour is known to better than a quarter of the white level. */
function isSignificant(sample: ColourSample): boolean {
  return Number.isFinite(sample.green_red) && sample.sigma > 0 && sample.sigma < 0.25 && sample.red > 0;
}

function nothing(colour: UnitColour): CoarseUnit {
  return { colour, red: Number.NaN, white: Number.NaN, angle: Number.NaN, scatter: 0 };
}

interface Bin {
  readonly angle: number;
  readonly width: number;
  readonly level: number;
  readonly scatter: number;
}

function binByAngle(samples: readonly ColourSample[], table: TimeTable, shift: number): Bin[] {
  let bins: Bin[] = [];
  for (const width of BINS) {
    const values = valuesByBin(samples, table, shift, width);
    const filled = [...values.entries()].filter(([, inBin]) => inBin.length >= MIN_IN_BIN);
    bins = filled
      .sort(([a], [b]) => a - b)
      .map(([index, inBin]) => ({
        angle: (index + 0.5) * width,
        width,
        level: median(inBin),
        scatter: robustSpread(inBin),
      }));
    if (filled.length >= FILLED * values.size) break;
  }
  return bins;
}

/** The signals of the frames by index of their bin. */
function valuesByBin(
  samples: readonly ColourSample[],
  table: TimeTable,
  shift: number,
  width: number,
): Map<number, number[]> {
  const bins = new Map<number, number[]>();
  for (const sample of samples) {
    const angle = valueAt(table, sample.time + shift);
    if (!Number.isFinite(angle)) continue;
    const index = Math.floor(angle / width);
    const bin = bins.get(index) ?? [];
    bin.push(sample.green_red);
    bins.set(index, bin);
  }
  return bins;
}

function runningMedian(levels: readonly number[]): number[] {
  if (levels.length < 3) return [...levels];
  return levels.slice(1, -1).map((_, i) => median(levels.slice(i, i + 3)));
}

/** Whether the bins change once from one level to another, as a unit does; a slow drift does not. */
function standApart(bins: readonly Bin[], middle: number): boolean {
  const angle = bestSplit(bins, middle);
  const red = bins.filter((b) => b.angle < angle).map((b) => b.level);
  const white = bins.filter((b) => b.angle > angle).map((b) => b.level);
  if (red.length < LEAST_BINS || white.length < LEAST_BINS) return false;
  return median(white) - median(red) > ALIKE * Math.max(robustSpread(red), robustSpread(white));
}

/** The angle with the fewest bins of the other colour on each side; `middle`: between both levels. */
function bestSplit(bins: readonly Bin[], middle: number): number {
  let wrong = bins.filter((b) => b.level < middle).length;
  let [fewest, split] = [wrong, (bins[0]?.angle ?? Number.NaN) - (bins[0]?.width ?? 0) / 2];
  for (const [i, bin] of bins.entries()) {
    wrong += bin.level > middle ? 1 : -1;
    if (wrong >= fewest) continue;
    const next = bins[i + 1];
    [fewest, split] = [wrong, next ? (bin.angle + next.angle) / 2 : bin.angle + bin.width / 2];
  }
  return split;
}
