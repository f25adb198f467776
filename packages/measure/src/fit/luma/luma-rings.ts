import type { ColourSample } from '../../types';
import type { GainOf } from '../gain/common-gain';
import { edgeScatter } from './edge-scatter';
import { nearFrames, plainSum, ringArea, sumOf, type RingSum } from './luma-frames';
import { BRIGHT, scaleLight } from './luma-scale';
import type { RingLight } from '../light/mixture';
import { plateauWindow, type PlateauUnit } from '../plateaus/plateau-pairs';
import { innerShares } from './ring-shape';
import { median } from '../../robust';
import { valueAt } from '../geometry/time-table';
import type { Leg } from '../types';

/** Rings summed at most. */
const MOST_RINGS = 6;
/** Power of what sums are worth, of the inverse of how far they are off an edge: near to the best of them, but no leap from one to the next. */
const WORTH = 8;
/** Where a steady light is seen whole, and how much more a sum is worth with each ring: the largest counts unless it is a tenth farther off. */
const WHOLE = { worth: 16, withEach: 4 };
/** Sums that are nearer to an edge than this, parts of the difference of both colours, are worth the same. */
const LEAST_SCATTER = 0.001;
/** Of these tell the gain of the frames. */
const GAIN_RINGS = 3;
/**
 * A ring counts when it is unclipped in this part of the frames around the transition. Of pulsed lamps the frames in which it is not are the
 * bright ones; beside steady ones something passed.
 */
const UNCLIPPED = { pulsed: 0.97, steady: 0.9 };

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
): RingSum | null {
  const { from, clear } = clearRings(unit, legs, timeOffset, true);
  let to = from;
  while (to < from + GAIN_RINGS && clear(to)) to++;
  if (to === from) return null;
  const sum = plainSum(from, to);
  return dims ? { ...sum, inner: innerShares(unit.samples, from, to) } : sum;
}

/**
 * The rings from the smallest unclipped one outwards, weighted by how well both colours and the way between them are seen in them. Noise
 * of codecs and what passes beside a light lie in the outer ones, most of the light in the inner ones: sums of one, two, … rings, each scaled
 * to both colours, count by how near to an edge they are. Codecs hold back the middle of a light that changes, and what is missing there is in the rings
 * around it: of a steady light that no pixel clips the sums that hold it whole count for more.
 */
export function weighRings(
  unit: PlateauUnit,
  legs: readonly Leg[],
  timeOffset: number,
  gain: GainOf,
  pulsed: boolean,
): RingSum | null {
  if (unit.transition === null) return null;
  const { width } = unit.transition;
  const { from, clear } = clearRings(unit, legs, timeOffset, pulsed);
  const { worth, withEach } = from === 0 && !pulsed ? WHOLE : { worth: WORTH, withEach: 1 };
  const weights: number[] = [];
  for (let to = from + 1; to <= from + MOST_RINGS && clear(to - 1); to++) {
    const rings = plainSum(from, to);
    const light = scaleLight({ unit, legs, timeOffset, rings, gain, pulsed });
    const scaled = light.legs.filter((leg) => leg !== null);
    if (scaled.length === 0) continue;
    const scatter = edgeScatter(
      scaled.map((leg) => leg.points),
      width,
    );
    const value = withEach ** (to - from) * Math.max(LEAST_SCATTER, scatter) ** -worth;
    const weight = value / median(scaled.map((leg) => leg.contrast));
    for (let i = 0; i < to - from; i++) weights[i] = (weights[i] ?? 0) + weight;
  }
  const most = Math.max(...weights);
  return weights.length > 0 ? { from, weights: weights.map((w) => w / most), inner: [] } : null;
}

/** Which of all `rings` are unclipped around the transition, and the smallest of these. */
export function clearRings(unit: PlateauUnit, legs: readonly Leg[], timeOffset: number, pulsed: boolean) {
  const least = UNCLIPPED[pulsed ? 'pulsed' : 'steady'];
  const near = unit.transition ? legs.flatMap((leg) => nearFrames(unit, leg, timeOffset)) : unit.samples;
  const rings = near.reduce((most, s) => Math.max(most, s.luma_rings.length), 0);
  const clear = (ring: number) =>
    ring < rings && near.filter((s) => Number.isFinite(s.luma_rings[ring])).length >= least * near.length;
  let from = 0;
  while (from < rings && !clear(from)) from++;
  return { rings, from, clear };
}

/** Mean level of a ring with this flux, full scale; `width`: of the rings, luma pixels. */
export function ringLevel(flux: number, ring: number, width: number): number {
  return flux / ringArea(ring, width);
}

/** Background and white levels of the rings in full scale. */
export function ringsSeen(
  unit: PlateauUnit,
  legs: readonly Leg[],
  timeOffset: number,
  sum: RingSum,
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
    median(side.map((s) => (sumOf(sum, s) - ground) / Math.exp(gain(s.frame).ln)).filter(Number.isFinite));
  const background = (channel: 'r' | 'g' | 'b') =>
    median(samples.map((s) => s.background?.[channel] ?? Number.NaN).filter(Number.isFinite)) || 0.02;
  const rings = sum.weights.map((weight, i) => {
    const ring = sum.from + i;
    const flux = median(bright.map((s) => s.luma_rings[ring] ?? Number.NaN).filter(Number.isFinite));
    const width = white[0]?.luma_ring_width ?? 1;
    return { flux: weight * flux, level: ringLevel(flux, ring, width) };
  });
  const shining = rings.filter((r) => r.flux > 0);
  const total = shining.reduce((all, r) => all + r.flux, 0);
  return {
    background: { r: background('r'), g: background('g'), b: background('b') },
    rings: shining.map((r) => ({ white: r.level, weight: r.flux / total })),
    redOverWhite: level(red) / level(bright),
  };
}
