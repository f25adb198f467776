import type { ColourSample } from '../../types';
import type { SteadyFlux } from '../gain/steady-flux';
import { coversShifts } from '../geometry/geometry';
import { plateauWindow, type PlateauUnit } from '../plateaus/plateau-pairs';
import { median } from '../../robust';
import { valueAt } from '../geometry/time-table';
import type { Leg } from '../types';

/** How unlike its surroundings the ground just around a lamp is: standard uncertainty, as a part of their light. */
const GROUND_CONTRAST = 0.3;
/** Weights of BT.709 luma. */
const LUMA = { r: 0.2126, g: 0.7152, b: 0.0722 };

/** Telemetry must reach this far around a frame, seconds, since the time offset may still move. */
const MARGIN = 0.25;

/**
 * Rings of luma, summed: ring `from` + i counts `weights[i]` times. `inner`: what the rings just within hold as parts of that sum, where they
 * are taken along in the frames in which they are unclipped.
 */
export interface RingSum {
  readonly from: number;
  readonly weights: readonly number[];
  readonly inner: readonly number[];
}

/** The rings from `from` up to but without `to`, all alike. */
export function plainSum(from: number, to: number): RingSum {
  return { from, weights: new Array<number>(to - from).fill(1), inner: [] };
}

/** The luma of a unit in one frame. */
export interface LumaPoint {
  readonly time: number;
  readonly frame: number;
  /** Arc minutes above θ0. */
  readonly above: number;
  readonly flux: number;
}

/** The frames of a leg around the transition of a unit, both plateaus included, and so many arc minutes further. */
export function nearFrames(unit: PlateauUnit, leg: Leg, timeOffset: number, further = 0): ColourSample[] {
  if (!unit.transition) return [];
  const { angle, width } = unit.transition;
  const reach = plateauWindow(width).to + further;
  return unit.samples.filter(
    (s) =>
      s.time >= leg.from &&
      s.time <= leg.to &&
      Math.abs(valueAt(unit.table, s.time + timeOffset) - angle) < reach,
  );
}

/** The summed luma of these frames, where it is unclipped and telemetry reaches around them. */
export function pointsAround(
  unit: PlateauUnit,
  leg: Leg,
  timeOffset: number,
  rings: RingSum,
  further = 0,
): LumaPoint[] {
  const angle = unit.transition?.angle ?? Number.NaN;
  return nearFrames(unit, leg, timeOffset, further)
    .map((s) => ({
      time: s.time,
      frame: s.frame,
      above: valueAt(unit.table, s.time + timeOffset) - angle,
      flux: sumOf(rings, s),
    }))
    .filter(
      (p) =>
        Number.isFinite(p.flux) &&
        Number.isFinite(p.above) &&
        coversShifts(unit.table, p.time + timeOffset, MARGIN),
    );
}

/** Summed luma of the rings; NaN where one is clipped. */
export function sumOf(rings: RingSum, sample: ColourSample): number {
  let sum = 0;
  for (const [i, weight] of rings.weights.entries()) {
    sum += weight * (sample.luma_rings[rings.from + i] ?? Number.NaN);
  }
  let share = 1;
  for (let i = 1; i <= rings.inner.length; i++) {
    const own = sample.luma_rings[rings.from - i] ?? Number.NaN;
    if (!Number.isFinite(own)) break;
    sum += own;
    share += rings.inner[rings.inner.length - i] ?? Number.NaN;
  }
  return sum / share;
}

/** All frames of a unit in which its colour stands still. */
export function steadyFlux(
  unit: PlateauUnit,
  legs: readonly Leg[],
  timeOffset: number,
  rings: RingSum | null,
): SteadyFlux {
  const frames: number[] = [];
  const flux: number[] = [];
  const group: number[] = [];
  if (rings === null) return { frames, flux, group, ground: 0 };
  const near = plateauWindow(unit.transition?.width ?? 0).from;
  for (const s of unit.samples) {
    const value = sumOf(rings, s);
    if (!Number.isFinite(value)) continue;
    const leg = Math.max(
      0,
      legs.findIndex((l) => s.time <= l.to),
    );
    const above = unit.transition ? valueAt(unit.table, s.time + timeOffset) - unit.transition.angle : 0;
    if (!(unit.transition === null || Math.abs(above) > near)) continue;
    frames.push(s.frame);
    flux.push(value);
    group.push(2 * leg + (above > 0 ? 1 : 0));
  }
  return { frames, flux, group, ground: GROUND_CONTRAST * surroundingLight(unit, rings) };
}

/** What the rings would hold if all of them shone like the surroundings. */
function surroundingLight({ samples }: PlateauUnit, { from, weights }: RingSum): number {
  const width = samples[0]?.luma_ring_width ?? 1;
  const levels = samples.flatMap(({ background: b }) =>
    b ? [LUMA.r * b.r + LUMA.g * b.g + LUMA.b * b.b] : [],
  );
  const area = weights.reduce((sum, weight, i) => sum + weight * ringArea(from + i, width), 0);
  return (median(levels) || 0) * area;
}

/** Area of a ring, square luma pixels; `width`: of the rings, luma pixels. */
export function ringArea(ring: number, width: number): number {
  return Math.PI * width * width * (2 * ring + 1);
}
