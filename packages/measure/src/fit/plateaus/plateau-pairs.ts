import type { ColourSample } from '../../types';
import type { PlateauPair } from './rho';
import { valueAt, type TimeTable } from '../geometry/time-table';
import type { Leg } from '../types';

/** The plateaus begin where the other colour has faded to 2 %: this many widths from θ0. */
const FADED = 0.92;
/** Extent of the plateau that is compared, arc minutes. */
const EXTENT = 8;

/** Where the plateaus beside a transition are compared: from and to this many arc minutes off θ0. */
export function plateauWindow(width: number): { from: number; to: number } {
  return { from: FADED * width, to: FADED * width + EXTENT };
}

/** A unit while its ρ is sought: `angle` and `width` in arc minutes, null for a unit without a transition. */
export interface PlateauUnit {
  readonly samples: readonly ColourSample[];
  readonly table: TimeTable;
  readonly transition: { readonly angle: number; readonly width: number } | null;
}

/** For every leg the frames just below and just above the transition of `units[index]`, and the same times of the steady other units. */
export function plateauPairs(
  units: readonly PlateauUnit[],
  index: number,
  legs: readonly Leg[],
  timeOffset: number,
): PlateauPair[] {
  const unit = units[index];
  if (!unit?.transition) return [];
  const { angle, width } = unit.transition;
  const { from: near, to: far } = plateauWindow(width);
  return legs.map((leg) => {
    const inLeg = unit.samples.filter((s) => s.time >= leg.from && s.time <= leg.to);
    const above = (s: ColourSample) => valueAt(unit.table, s.time + timeOffset) - angle;
    const red = inLeg.filter((s) => above(s) < -near && above(s) > -far);
    const white = inLeg.filter((s) => above(s) > near && above(s) < far);
    const others = units
      .filter((_, i) => i !== index)
      .map((other) => ({
        red: sameFrames(other.samples, red),
        white: sameFrames(other.samples, white),
        other,
      }))
      .filter(({ red: r, white: w, other }) => keepsColour(other, [...r, ...w], timeOffset));
    return { red, white, others };
  });
}

function sameFrames(samples: readonly ColourSample[], like: readonly ColourSample[]): ColourSample[] {
  const frames = new Set(like.map((s) => s.frame));
  return samples.filter((s) => frames.has(s.frame));
}

function keepsColour(unit: PlateauUnit, samples: readonly ColourSample[], timeOffset: number): boolean {
  const { transition } = unit;
  if (transition === null) return true;
  const near = plateauWindow(transition.width).from;
  const angles = samples.map((s) => valueAt(unit.table, s.time + timeOffset) - transition.angle);
  return angles.every((a) => a < -near) || angles.every((a) => a > near);
}
