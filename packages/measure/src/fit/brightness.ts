import { median, robustSpread } from './robust';

/** Passing over the frames again while gains and levels settle. */
const ROUNDS = 6;
/** Twinkling of a light by itself, part of its flux. */
const TWINKLE = 0.02;

/**
 * The flux of one unit in the frames in which its colour stood still; `group` numbers spans of one colour and leg within the unit.
 * `ground`: how much of the flux may be light of the ground, standard uncertainty.
 */
export interface SteadyFlux {
  readonly frames: readonly number[];
  readonly flux: readonly number[];
  readonly group: readonly number[];
  readonly ground: number;
}

/** What all lights did together in one frame: ln of their gain and its standard uncertainty. */
export interface Gain {
  readonly ln: number;
  readonly u: number;
}

/** The gain of a frame; where no steady light shows it, the mean of all frames with their spread. */
export type GainOf = (frame: number) => Gain;

/**
 * Pulse-width modulated lamps beat with the shutter, exposure and haze change: all lights of a frame grow bright and dim together. From the
 * lights whose colour stands still meanwhile: ln F = ln g(frame) + ln L(unit, group), solved by turns. What the lights do not do together is
 * noise; the gain is drawn towards its mean as far as its spread is no larger than that noise (Wiener).
 */
export function commonGain(lights: readonly SteadyFlux[]): GainOf {
  const frames = new Map<
    number,
    { ln: number; weight: number; at: { ln: number; key: string; relative: number }[] }
  >();
  for (const [unit, { frames: numbers, flux, group }] of lights.entries()) {
    const noise = noiseOf(flux, group);
    for (const [i, number] of numbers.entries()) {
      const value = flux[i] ?? Number.NaN;
      if (!(value > 0)) continue;
      const frame = frames.get(number) ?? { ln: 0, weight: 0, at: [] };
      frames.set(number, frame);
      const relative = TWINKLE ** 2 + Math.min(1, noise / value) ** 2;
      frame.at.push({ ln: Math.log(value), key: `${unit}:${group[i] ?? 0}`, relative });
    }
  }
  const levels = new Map<string, number[]>();
  const residuals: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    levels.clear();
    for (const { ln, at } of frames.values()) {
      for (const { ln: own, key } of at) {
        const values = levels.get(key) ?? [];
        values.push(own - ln);
        levels.set(key, values);
      }
    }
    const level = new Map([...levels].map(([key, values]) => [key, median(values)]));
    residuals.length = 0;
    for (const frame of frames.values()) {
      let [sum, weights] = [0, 0];
      for (const { ln, key, relative } of frame.at) {
        sum += (ln - (level.get(key) ?? 0)) / relative;
        weights += 1 / relative;
      }
      frame.ln = sum / weights;
      frame.weight = weights;
      if (frame.at.length < 2) continue;
      for (const { ln, key, relative } of frame.at) {
        residuals.push((ln - (level.get(key) ?? 0) - frame.ln) / Math.sqrt(relative));
      }
    }
  }
  const all = [...frames.values()].map((frame) => frame.ln);
  if (all.length === 0) return () => ({ ln: 0, u: 0 });
  const misfit = Math.max(1, residuals.length > 0 ? 1.4 * robustSpread(residuals) : 1);
  const centre = median(all);
  const noise = median([...frames.values()].map((frame) => misfit ** 2 / frame.weight));
  const spread = Math.max(0, variance(all) - noise);
  return (number) => {
    const frame = frames.get(number);
    if (!frame) return { ln: centre, u: Math.sqrt(spread) };
    const own = misfit ** 2 / frame.weight;
    const trust = spread / (spread + own);
    return { ln: centre + trust * (frame.ln - centre), u: Math.sqrt(trust * own) };
  };
}

/** Scatter of the faintest group from frame to frame, which flicker and twinkling touch least. */
export function noiseOf(flux: readonly number[], group: readonly number[]): number {
  const spreads = [...new Set(group)].map((g) => {
    const values = flux.filter((_, i) => group[i] === g);
    const steps = values.slice(1).map((value, i) => value - (values[i] ?? value));
    return steps.length < 6 ? Number.NaN : 1.4826 * Math.SQRT1_2 * median(steps.map(Math.abs));
  });
  const finite = spreads.filter(Number.isFinite);
  return finite.length > 0 ? Math.min(...finite) : 0;
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}
