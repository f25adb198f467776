import { median } from '../../robust';

/** Twinkling of a light by itself, part of its flux. */
export const TWINKLE = 0.02;
/** A beat may take so many frames to come back to where it was. */
const BEAT_FRAMES = [2, 3, 4, 5, 6, 7, 8];
/** It beats from frame to frame when so much less of the scatter is left then. */
const QUIETER = 0.7;
const LEAST_STEPS = 6;

/**
 * The flux of one unit in the frames in which its colour stood still; `group` numbers spans of one colour and leg within
 * the unit, see {@link isWhite}.
 * `ground`: how much of the flux may be light of the ground, standard uncertainty.
 */
export interface SteadyFlux {
  readonly frames: readonly number[];
  readonly flux: readonly number[];
  readonly group: readonly number[];
  readonly ground: number;
}

/** Groups of white light have odd numbers, those of red light even ones. */
export function isWhite(group: number): boolean {
  return group % 2 === 1;
}

/** One frame of a light: ln of its flux and the relative variance of that. */
export interface Shown {
  readonly frame: number;
  readonly group: number;
  readonly ln: number;
  readonly relative: number;
}

/** The frames in which a light gives any. */
export function shownBy({ frames, flux, group }: SteadyFlux): Shown[] {
  const noise = noiseOf(flux, group);
  return frames.flatMap((frame, i) => {
    const value = flux[i] ?? Number.NaN;
    if (!(value > 0)) return [];
    const relative = TWINKLE ** 2 + Math.min(1, noise / value) ** 2;
    return [{ frame, group: group[i] ?? 0, ln: Math.log(value), relative }];
  });
}

/**
 * Scatter of the faintest group, which flicker and twinkling touch least, from frame to frame; where the lamps beat from frame to frame, too,
 * over as many frames as bring the beat back to where it was.
 */
export function noiseOf(flux: readonly number[], group: readonly number[]): number {
  const spreads = [...new Set(group)].map((g) => stepNoise(flux.filter((_, i) => group[i] === g)));
  const finite = spreads.filter(Number.isFinite);
  return finite.length > 0 ? Math.min(...finite) : 0;
}

function stepNoise(values: readonly number[]): number {
  const over = (frames: number): number => {
    const steps = values.slice(frames).map((value, i) => value - (values[i] ?? value));
    return steps.length < LEAST_STEPS ? Number.NaN : 1.4826 * Math.SQRT1_2 * median(steps.map(Math.abs));
  };
  const next = over(1);
  const quietest = Math.min(...BEAT_FRAMES.map(over).filter(Number.isFinite));
  return quietest < QUIETER * next ? quietest : next;
}
