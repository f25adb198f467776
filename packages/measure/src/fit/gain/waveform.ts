import { median } from '../../robust';

const { abs, exp, floor, max, min } = Math;

/** ln of the common gain of a frame as its own lights show it, and the variance of that. */
export interface OwnGain {
  readonly ln: number;
  readonly variance: number;
}

/** What the drive of pulsed lamps makes of a frame: ln of their light. */
export type DriveOf = (frame: number) => number;

/** What the lamps do at one phase of their drive: ln of the gain, its variance, and that of the gains about it beyond their own. */
interface Level {
  readonly ln: number;
  readonly variance: number;
  readonly rest: number;
}

/** Frames whose phases are so near one another show the same, turns (standard deviation of the weights). */
const NEAR = 0.02;
const STEPS = 50;
/** No waveform is known better than this: ln of the gain. */
const LEAST_REST = 0.01;
/** Added to the variance of each gain, so that a few bright frames do not make the waveform. */
const ALIKE = 0.03;
const LEAST_FRAMES = 6;

/**
 * The gain as a function of the phase of the lamps' drive, from the frames of all turns: `expected` with its variance. `spread`: the
 * variance of the gains, and so what is known where no frame shows a phase.
 */
export function waveformOf(
  gains: ReadonlyMap<number, OwnGain>,
  phase: (frame: number) => number,
  spread: number,
): (frame: number) => OwnGain {
  const points = [...gains].map(([frame, own]) => ({ ...own, phase: phase(frame) }));
  const centre = median(points.map((p) => p.ln));
  const phases = Array.from({ length: STEPS }, (_, i) => i / STEPS);
  const means = phases.map((at) => {
    const near = points.map((p) => nearness(p.phase, at) / (p.variance + ALIKE ** 2));
    const weight = near.reduce((sum, w) => sum + w, 1 / spread);
    const ln = near.reduce((sum, w, i) => sum + w * (points[i]?.ln ?? centre), centre / spread) / weight;
    return { ln, variance: 1 / weight };
  });
  const left = points.map((p) => ({
    ...p,
    left: (p.ln - between(means, p.phase, (m) => m.ln)) ** 2 - p.variance,
  }));
  const levels = phases.map((at, i): Level => {
    const near = left.filter((p) => apart(p.phase, at) < 2 * NEAR);
    const rest = near.reduce((sum, p) => sum + p.left, 0) / near.length;
    const { ln, variance } = means[i] ?? { ln: centre, variance: spread };
    return { ln, variance, rest: near.length < LEAST_FRAMES ? spread : max(LEAST_REST ** 2, rest) };
  });
  return (frame) => {
    const at = phase(frame);
    if (!Number.isFinite(at)) return { ln: centre, variance: spread };
    const variance = between(levels, at, (l) => l.variance + l.rest);
    return { ln: between(levels, at, (l) => l.ln), variance: min(spread, variance) };
  };
}

function nearness(a: number, b: number): number {
  return exp(-0.5 * (apart(a, b) / NEAR) ** 2);
}

/** Distance of two phases, turns. */
function apart(a: number, b: number): number {
  const turns = abs(a - b) % 1;
  return min(turns, 1 - turns);
}

/** Linear between the steps of a turn. */
function between<T>(steps: readonly T[], phase: number, value: (step: T) => number): number {
  const x = phase * STEPS;
  const i = floor(x);
  const [a, b] = [steps[i % STEPS], steps[(i + 1) % STEPS]];
  if (a === undefined || b === undefined) return Number.NaN;
  return value(a) + (x - i) * (value(b) - value(a));
}
