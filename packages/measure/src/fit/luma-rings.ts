import type { ColourSample } from '../types';
import type { GainOf } from './brightness';
import { nearFrames, sumOf, type RingSpan } from './luma-frames';
import { BRIGHT, scaleLight } from './luma-scale';
import type { RingLight } from './mixture';
import { plateauWindow, type PlateauUnit } from './plateau-pairs';
import { innerShares } from './ring-shape';
import { median } from './robust';
import { valueAt } from './time-table';
import type { Leg } from './types';

/** Rings summed at most. */
const MOST_RINGS = 6;
/** Of these tell the gain of the frames. */
const GAIN_RINGS = 3;
/** A ring counts when it is unclipped in this part of the frames around the transition. */
const UNCLIPPED = 0.97;

/** What the rings of a unit look like, for its forward model. */
export interface LumaRings {
  readonly background: { readonly r: number; readonly g: number; readonly b: number };
  readonly rings: readonly RingLight[];
  /** Flux of the red light over that of the white one, summed over the rings. */
  readonly redOverWhite: number;
}

/**
 * The rings that show what all lights do together: the three smallest unclipped ones. `dims`: in many frames the lamps are so dim that inner
 * rings unclip, which tell just these frames best. Under shallower beats these unclip where a light is red, and red rings have other shares
 * than white ones.
 */
export function ringsForGain(
  unit: PlateauUnit,
  legs: readonly Leg[],
  timeOffset: number,
  dims: boolean,
): RingSpan | null {
  const { from, clear } = clearRings(unit, legs, timeOffset);
  let to = from;
  while (to < from + GAIN_RINGS && clear(to)) to++;
  return to > from ? { from, to, inner: dims ? innerShares(unit.samples, from, to) : [] } : null;
}

/** The rings, from the smallest unclipped one outwards, in which both colours stand apart best. */
export function chooseRings(
  unit: PlateauUnit,
  legs: readonly Leg[],
  timeOffset: number,
  gain: GainOf,
  pulsed: boolean,
): RingSpan | null {
  const { from, clear } = clearRings(unit, legs, timeOffset);
  let best: { span: RingSpan; scatter: number } | null = null;
  for (let to = from + 1; to <= from + MOST_RINGS && clear(to - 1); to++) {
    const span = { from, to, inner: [] };
    const light = scaleLight({ unit, legs, timeOffset, rings: span, gain, pulsed });
    const scaled = light.legs.filter((leg) => leg !== null);
    if (scaled.length === 0) continue;
    const scatter = median(scaled.map((s) => s.scatter));
    if (!best || scatter < best.scatter) best = { span, scatter };
  }
  return best?.span ?? null;
}

/** Which of all `rings` are unclipped around the transition, and the smallest of these. */
export function clearRings(unit: PlateauUnit, legs: readonly Leg[], timeOffset: number) {
  const near = unit.transition ? legs.flatMap((leg) => nearFrames(unit, leg, timeOffset)) : unit.samples;
  const rings = near.reduce((most, s) => Math.max(most, s.luma_rings.length), 0);
  const clear = (ring: number) =>
    ring < rings && near.filter((s) => Number.isFinite(s.luma_rings[ring])).length >= UNCLIPPED * near.length;
  let from = 0;
  while (from < rings && !clear(from)) from++;
  return { rings, from, clear };
}

/** Mean level of a ring with this flux, full scale; `width`: of the rings, luma pixels. */
export function ringLevel(flux: number, ring: number, width: number): number {
  return flux / (Math.PI * width * width * (2 * ring + 1));
}

/** Background and white levels of the rings in full scale. */
export function ringsSeen(
  unit: PlateauUnit,
  legs: readonly Leg[],
  timeOffset: number,
  span: RingSpan,
  gain: GainOf,
  ground: number,
): LumaRings {
  const near = plateauWindow(unit.transition?.width ?? Number.NaN).from;
  const angle = unit.transition?.angle ?? Number.NaN;
  const samples = legs.flatMap((leg) => nearFrames(unit, leg, timeOffset));
  const white = samples.filter((s) => valueAt(unit.table, s.time + timeOffset) - angle > near);
  const usual = median(white.map((s) => gain(s.frame).ln));
  const isBright = (s: ColourSample) => gain(s.frame).ln > usual + Math.log(BRIGHT);
  const bright = white.filter(isBright);
  const red = samples
    .filter((s) => valueAt(unit.table, s.time + timeOffset) - angle < -near)
    .filter(isBright);
  const level = (side: readonly ColourSample[]) =>
    median(side.map((s) => (sumOf(span, s) - ground) / Math.exp(gain(s.frame).ln)).filter(Number.isFinite));
  const background = (channel: 'r' | 'g' | 'b') =>
    median(samples.map((s) => s.background?.[channel] ?? Number.NaN).filter(Number.isFinite)) || 0.02;
  const rings = Array.from({ length: span.to - span.from }, (_, i) => {
    const ring = span.from + i;
    const flux = median(bright.map((s) => s.luma_rings[ring] ?? Number.NaN).filter(Number.isFinite));
    const width = white[0]?.luma_ring_width ?? 1;
    return { flux, level: ringLevel(flux, ring, width) };
  }).filter((r) => r.flux > 0);
  const total = rings.reduce((sum, r) => sum + r.flux, 0);
  return {
    background: { r: background('r'), g: background('g'), b: background('b') },
    rings: rings.map((r) => ({ white: r.level, weight: r.flux / total })),
    redOverWhite: level(red) / level(bright),
  };
}
