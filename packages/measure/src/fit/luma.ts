import type { ColourSample } from '../types';
import { plateauWindow, type PlateauUnit } from './plateau-pairs';
import { LUMA, type Rows } from './problem';
import { median, robustSpread, thin } from './robust';
import { valueAt } from './time-table';
import type { Leg } from './types';

/** Rings summed at most. */
const MOST_RINGS = 6;
const LEAST_FRAMES = 6;
/** Frames of one unit that take part at most, over all legs. */
const MOST_ROWS = 1600;
/** A ring counts when it is unclipped in this part of the frames around the transition. */
const UNCLIPPED = 0.97;
/** Luma whose plateaus scatter by more than this part of their difference is not used. */
const MOST_SCATTER = 0.12;

interface LumaPoint {
  readonly time: number;
  readonly frame: number;
  /** Arc minutes above θ0. */
  readonly above: number;
  readonly flux: number;
}

/**
 * The brightness of the units in luma around their transitions, scaled to 0 (red) … 1 (white) for each leg. Codecs hold the chroma of
 * small lights back for some frames, longer from white to red than from red to white, so that it does not cancel between climb and
 * descent; their luma they do not. `units[i]` fits row index `indices[i]`; units without a transition serve as references of brightness only.
 */
export function lumaRows(
  units: readonly PlateauUnit[],
  indices: readonly number[],
  legs: readonly Leg[],
  timeOffset: number,
): Rows {
  const points = units.flatMap((unit, i) => {
    const index = indices[i] ?? -1;
    if (index < 0 || !unit.transition) return [];
    const rings = chooseRings(unit, legs, timeOffset);
    if (!rings) return [];
    return legs.flatMap((leg, l) => {
      const raw = around(unit, leg, timeOffset, rings);
      const others = units.filter((other) => other !== unit);
      const evened = divideBrightness(raw, others, leg, timeOffset);
      const [plain, even] = [scale(raw, unit), evened && scale(evened, unit)];
      const best = even && (!plain || even.scatter < plain.scatter) ? even : plain;
      if (!best || best.scatter > MOST_SCATTER) return [];
      return thin(best.points, Math.ceil(MOST_ROWS / legs.length)).map((p) => ({
        ...p,
        unit: index,
        leg: l,
      }));
    });
  });
  return {
    length: points.length,
    kind: new Float64Array(points.length).fill(LUMA),
    unit: Float64Array.from(points, (p) => p.unit),
    leg: Float64Array.from(points, (p) => p.leg),
    time: Float64Array.from(points, (p) => p.time),
    signal: Float64Array.from(points, (p) => p.flux),
    sigma: new Float64Array(points.length),
  };
}

interface RingSpan {
  readonly from: number;
  readonly to: number;
}

/** The rings, from the smallest unclipped one outwards, in which both colours stand apart best. */
function chooseRings(unit: PlateauUnit, legs: readonly Leg[], timeOffset: number): RingSpan | null {
  const near = legs.flatMap((leg) => nearFrames(unit, leg, timeOffset));
  const rings = Math.max(0, ...near.map((s) => s.luma_rings.length));
  const clear = (ring: number) =>
    near.filter((s) => Number.isFinite(s.luma_rings[ring])).length >= UNCLIPPED * near.length;
  let from = 0;
  while (from < rings && !clear(from)) from++;
  let best: { span: RingSpan; scatter: number } | null = null;
  for (let to = from + 1; to <= Math.min(rings, from + MOST_RINGS) && clear(to - 1); to++) {
    const span = { from, to };
    const scaled = legs
      .map((leg) => scale(around(unit, leg, timeOffset, span), unit))
      .filter((s) => s !== null);
    if (scaled.length === 0) continue;
    const scatter = median(scaled.map((s) => s.scatter));
    if (!best || scatter < best.scatter) best = { span, scatter };
  }
  return best?.span ?? null;
}

function nearFrames(unit: PlateauUnit, leg: Leg, timeOffset: number): ColourSample[] {
  if (!unit.transition) return [];
  const { angle, width } = unit.transition;
  const reach = plateauWindow(width).to;
  return unit.samples.filter(
    (s) =>
      s.time >= leg.from &&
      s.time <= leg.to &&
      Math.abs(valueAt(unit.table, s.time + timeOffset) - angle) < reach,
  );
}

function around(unit: PlateauUnit, leg: Leg, timeOffset: number, rings: RingSpan): LumaPoint[] {
  const angle = unit.transition?.angle ?? Number.NaN;
  return nearFrames(unit, leg, timeOffset)
    .map((s) => ({
      time: s.time,
      frame: s.frame,
      above: valueAt(unit.table, s.time + timeOffset) - angle,
      flux: s.luma_rings.slice(rings.from, rings.to).reduce((sum, f) => sum + f, 0),
    }))
    .filter((p) => Number.isFinite(p.flux) && Number.isFinite(p.above));
}

/** Divides by what the units that kept their colour meanwhile did together (exposure, haze); null when there is none. */
function divideBrightness(
  points: readonly LumaPoint[],
  others: readonly PlateauUnit[],
  leg: Leg,
  timeOffset: number,
): LumaPoint[] | null {
  const frames = new Set(points.map((p) => p.frame));
  const references = others.flatMap((other) => {
    const samples = other.samples.filter((s) => frames.has(s.frame) && s.time >= leg.from);
    if (samples.length < 0.8 * points.length || !keepsColour(other, samples, timeOffset)) return [];
    const rings = steadyRings(samples);
    if (rings.length === 0) return [];
    const flux = new Map(samples.map((s) => [s.frame, sumOf(rings, s)]));
    const level = median([...flux.values()].filter(Number.isFinite));
    return level > 0 ? [{ flux, level }] : [];
  });
  if (references.length === 0) return null;
  return points.flatMap((p) => {
    const ratios = references
      .map((r) => (r.flux.get(p.frame) ?? Number.NaN) / r.level)
      .filter(Number.isFinite);
    const brightness = median(ratios);
    return brightness > 0 ? [{ ...p, flux: p.flux / brightness }] : [];
  });
}

/** The first rings that are unclipped in all of `samples`. */
function steadyRings(samples: readonly ColourSample[]): number[] {
  const rings = Math.max(0, ...samples.slice(0, 1).map((s) => s.luma_rings.length));
  return Array.from({ length: rings }, (_, ring) => ring)
    .filter((ring) => samples.every((s) => Number.isFinite(s.luma_rings[ring])))
    .slice(0, MOST_RINGS);
}

function sumOf(rings: readonly number[], sample: ColourSample): number {
  return rings.reduce((sum, ring) => sum + (sample.luma_rings[ring] ?? Number.NaN), 0);
}

function keepsColour(unit: PlateauUnit, samples: readonly ColourSample[], timeOffset: number): boolean {
  const { transition } = unit;
  if (!transition) return true;
  const near = plateauWindow(transition.width).from;
  const angles = samples.map((s) => valueAt(unit.table, s.time + timeOffset) - transition.angle);
  return angles.every((a) => a < -near) || angles.every((a) => a > near);
}

/** Scales to 0 in the red and 1 in the white plateau; null where one of them is missing or they do not stand apart. */
function scale(
  points: readonly LumaPoint[],
  unit: PlateauUnit,
): { points: LumaPoint[]; scatter: number } | null {
  const near = plateauWindow(unit.transition?.width ?? Number.NaN).from;
  const red = points.filter((p) => p.above < -near).map((p) => p.flux);
  const white = points.filter((p) => p.above > near).map((p) => p.flux);
  if (red.length < LEAST_FRAMES || white.length < LEAST_FRAMES) return null;
  const [low, high] = [median(red), median(white)];
  if (!(high > 1.3 * Math.max(low, 0))) return null;
  const scatter = Math.max(robustSpread(red), robustSpread(white)) / (high - low);
  return { points: points.map((p) => ({ ...p, flux: (p.flux - low) / (high - low) })), scatter };
}
