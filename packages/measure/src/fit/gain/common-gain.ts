import { at, cholesky, choleskySolve } from '@papiscope/shared/linear-algebra';
import { PLAIN, respond, responseOf, slopeAt, type Response, type ResponsePoint } from './response';
import { median, robustSpread } from '../../robust';
import { isWhite, shownBy, TWINKLE, type SteadyFlux } from './steady-flux';
import { APART, trustIn, type ShownGain } from './trust';
import { waveformOf, type OwnGain } from './waveform';

/** Passing over the frames again while gains and levels settle. */
const PLAIN_ROUNDS = 6;
/** With pulsed lamps so many in all, the later ones with how each light follows the gain. */
const ROUNDS = 10;
/** How far the gains are expected to be apart before the lights tell: ln. */
const FIRST_SPREAD = 1;

/** What all lights did together in one frame: ln of their gain and its standard uncertainty. */
export interface Gain {
  readonly ln: number;
  readonly u: number;
}

/** The gain of a frame; where no steady light shows it, what is expected of it, with the spread about that. */
export type GainOf = (frame: number) => Gain;

/**
 * Pulse-width modulated lamps beat with the shutter, exposure and haze change: all lights of a frame grow bright and dim together. From the
 * lights whose colour stands still meanwhile: ln F = ln g(frame) + ln L(unit, group), solved by turns. What the lights do not do together is
 * noise; the gain is drawn towards what is expected as far as its spread about that is no larger than that noise (Wiener): towards the
 * waveform of the drive where its `phase` is known for every frame, else towards its mean.
 */
export function commonGain(
  lights: readonly SteadyFlux[],
  pulsed: boolean,
  phase: ((frame: number) => number) | null = null,
): GainOf {
  const gains = ownGains(lights, pulsed, phase === null);
  const all = [...gains.values()];
  if (all.length === 0) return () => ({ ln: 0, u: 0 });
  const lns = all.map((gain) => gain.ln);
  const noise = median(all.map((gain) => gain.variance));
  const mean = { ln: median(lns), variance: Math.max(0, variance(lns) - noise) };
  const expected = phase && mean.variance > 0 ? waveformOf(gains, phase, mean.variance) : () => mean;
  return (number) => {
    const { ln, variance } = expected(number);
    const own = gains.get(number);
    if (!own) return { ln, u: Math.sqrt(variance) };
    const trust = variance / (variance + own.variance);
    return { ln: ln + trust * (own.ln - ln), u: Math.sqrt(trust * own.variance) };
  };
}

/**
 * What the steady lights of each frame show of its gain by themselves. `together`: with steps of the exposure; a beat comes and goes within every
 * group, so that turn by turn its gains come out alike, and nothing drifts with the noise.
 */
export function ownGains(
  lights: readonly SteadyFlux[],
  pulsed: boolean,
  together: boolean,
): ReadonlyMap<number, OwnGain> {
  const frames = framesOf(lights);
  let responses = new Map<string, Response>();
  let residuals: number[] = [];
  let spread = FIRST_SPREAD;
  for (let round = 0; round < (pulsed ? ROUNDS : PLAIN_ROUNDS); round++) {
    if (together && round < PLAIN_ROUNDS) {
      solveTogether([...frames.values()], spread);
      spread = Math.max(TWINKLE, Math.sqrt(variance([...frames.values()].map(({ ln }) => ln))));
    }
    residuals = settle([...frames.values()], responses, misfitOf(residuals));
    if (pulsed && round >= PLAIN_ROUNDS - 1) responses = responsesOf([...frames.values()]);
  }
  const misfit = misfitOf(residuals);
  return new Map(
    [...frames].map(([number, { ln, weight, apart }]) => [
      number,
      { ln, variance: Math.max(misfit ** 2 / weight, apart > (APART / 2) ** 2 ? apart : 0) },
    ]),
  );
}

/** What is left over, in units of what lights are known to. */
function misfitOf(residuals: readonly number[]): number {
  return Math.max(1, residuals.length > 0 ? 1.4 * robustSpread(residuals) : 1);
}

/** A light within a frame: ln of its flux, what shares its level, what shares its response, relative variance. */
interface LightIn {
  readonly ln: number;
  readonly level: string;
  readonly colour: string;
  readonly group: number;
  readonly relative: number;
  /** How far the others of the frame bear it out, 0–1. */
  trust: number;
}

interface GainFrame {
  ln: number;
  weight: number;
  /** Variance of the gain by how far its lights are apart; counts where that is far. */
  apart: number;
  readonly lights: LightIn[];
}

function framesOf(lights: readonly SteadyFlux[]): Map<number, GainFrame> {
  const frames = new Map<number, GainFrame>();
  for (const [unit, light] of lights.entries()) {
    for (const { frame: number, group, ln, relative } of shownBy(light)) {
      const frame = frames.get(number) ?? { ln: 0, weight: 0, apart: 0, lights: [] };
      frames.set(number, frame);
      const [level, colour] = [`${unit}:${group}`, `${unit}:${isWhite(group)}`];
      frame.lights.push({ ln, level, colour, group, relative, trust: 1 });
    }
  }
  return frames;
}

/**
 * Gains that make the least of the squares of what is left over, all levels and gains at once: turn by turn, a step in the exposure that most
 * groups see one side of would come out as a step of their levels. Each gain is 0 ± `spread` by itself: levels that hardly any frame links would
 * else drift with the noise. The gains are eliminated.
 */
function solveTogether(frames: readonly GainFrame[], spread: number): void {
  const levels = [...new Set(frames.flatMap(({ lights }) => lights.map(({ level }) => level)))];
  const indexOf = new Map(levels.map((level, i) => [level, i]));
  const n = levels.length;
  const normal = new Float64Array(n * n);
  const right = new Float64Array(n);
  const sums = frames.map(({ lights }) => {
    const seen = lights.map(({ ln, level, relative, trust }) => ({
      ...{ ln, weight: trust / relative, index: indexOf.get(level) ?? 0 },
    }));
    const total = seen.reduce((sum, { weight }) => sum + weight, spread ** -2);
    const mean = seen.reduce((sum, { weight, ln }) => sum + weight * ln, 0) / total;
    for (const { ln, weight, index } of seen) {
      right[index] = at(right, index) + weight * (ln - mean);
      normal[index * n + index] = at(normal, index * n + index) + weight;
      for (const other of seen) {
        const cell = index * n + other.index;
        normal[cell] = at(normal, cell) - (weight * other.weight) / total;
      }
    }
    return { seen, total };
  });
  const factor = cholesky(normal, n);
  if (factor === null) return;
  const solved = choleskySolve(factor, n, right);
  for (const [i, { seen, total }] of sums.entries()) {
    const frame = frames[i] as GainFrame;
    frame.ln =
      seen.reduce((sum, { ln, weight, index }) => sum + weight * (ln - at(solved, index)), 0) / total;
  }
}

/** One turn: levels from the gains, gains from the levels; what is left over in units of its own uncertainty. */
function settle(
  frames: readonly GainFrame[],
  responses: ReadonlyMap<string, Response>,
  misfit: number,
): number[] {
  const of = (light: LightIn) => responses.get(light.colour) ?? PLAIN;
  const values = new Map<string, number[]>();
  for (const { ln, lights } of frames) {
    for (const light of lights) {
      const known = values.get(light.level) ?? [];
      values.set(light.level, known);
      known.push(light.ln - respond(of(light), ln));
    }
  }
  const level = new Map([...values].map(([key, known]) => [key, median(known)]));
  const residuals: number[] = [];
  for (const frame of frames) {
    const shown = frame.lights.map((light): ShownGain => {
      const slope = slopeAt(of(light), frame.ln);
      const rest = light.ln - (level.get(light.level) ?? 0) - respond(of(light), frame.ln);
      return { step: rest / slope, weight: slope ** 2 / light.relative };
    });
    const trusted = trustIn(shown, misfit).map((trust, i) => {
      const { step, weight } = shown[i] as ShownGain;
      (frame.lights[i] as LightIn).trust = trust;
      return { step, weight: trust * weight };
    });
    const weight = trusted.reduce((sum, light) => sum + light.weight, 0);
    const step = trusted.reduce((sum, light) => sum + light.weight * light.step, 0) / weight;
    const squares = trusted.reduce((sum, light) => sum + light.weight * (light.step - step) ** 2, 0);
    frame.ln += step;
    frame.weight = weight;
    frame.apart = squares / weight / Math.max(1, trusted.length - 1);
    if (frame.lights.length < 2) continue;
    for (const light of frame.lights) {
      const rest = light.ln - (level.get(light.level) ?? 0) - respond(of(light), frame.ln);
      residuals.push(rest / Math.sqrt(light.relative));
    }
  }
  return residuals;
}

/** Responses by light and colour; as their mean those of linear light, since a gain has no scale of its own. */
function responsesOf(frames: readonly GainFrame[]): Map<string, Response> {
  const points = new Map<string, ResponsePoint[]>();
  for (const { ln: x, lights } of frames) {
    for (const { ln, group, colour, relative, trust } of lights) {
      const known = points.get(colour) ?? [];
      points.set(colour, known);
      known.push({ x, ln, group, weight: trust / relative });
    }
  }
  const own = [...points].map(([key, known]) => ({ key, count: known.length, response: responseOf(known) }));
  const count = own.reduce((sum, o) => sum + o.count, 0);
  const mean = (of: (r: Response) => number) =>
    own.reduce((sum, o) => sum + o.count * of(o.response), 0) / count;
  const slope = mean((r) => r.slope) - 1;
  const curve = mean((r) => r.curve);
  return new Map(
    own.map(({ key, response: r }) => [key, { slope: r.slope - slope, curve: r.curve - curve }]),
  );
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
