import { commonGain, type GainOf, type SteadyFlux } from './brightness';
import { coversShifts } from './geometry';
import { groundOffset } from './ground-offset';
import type { RingLight } from './mixture';
import type { ColourSample } from '../types';
import { plateauWindow, type PlateauUnit } from './plateau-pairs';
import { LUMA, type Rows } from './problem';
import { median, quantile, robustSpread, thin } from './robust';
import { valueAt } from './time-table';
import type { Leg } from './types';

/** Telemetry must reach this far around a frame, seconds, since the time offset may still move. */
const MARGIN = 0.25;
/** Rings summed at most. */
const MOST_RINGS = 6;
const LEAST_FRAMES = 6;
/** Passing over all lights again while gains and grounds settle. */
const GROUND_ROUNDS = 3;
/** Frames of one unit that take part at most, over all legs. */
const MOST_ROWS = 1600;
/** A ring counts when it is unclipped in this part of the frames around the transition. */
const UNCLIPPED = 0.97;
/** Luma known worse than this part of the difference of both colours is not used. */
const MOST_SIGMA = 0.13;
/** Frames in which all lights are dimmer than this part of their usual light do not tell the levels. */
const BRIGHT = 0.5;
/** Dimmer ones are left out: the encoder writes little of them, and what the surroundings are wrong by would be blown up. */
const DIM = 0.2;
/** Power of the gain with which the noise of dim frames grows: more than its inverse, since encoders drop what is faint. */
const DIM_NOISE = 1.7;
/** What is wrong with ln of a gain, as a part of its distance from the usual: the same for many frames, unlike noise. */
const GAIN_ERROR = 0.35;

interface LumaPoint {
  readonly time: number;
  readonly frame: number;
  /** Arc minutes above θ0. */
  readonly above: number;
  readonly flux: number;
}

/** The luma of the units beside their transitions. */
export interface LumaSeen {
  readonly rows: Rows;
  /** By index of the unit within the fit; null where its luma does not carry the transition. */
  readonly scenes: readonly (LumaRings | null)[];
}

/** What the rings of a unit look like, for its forward model. */
export interface LumaRings {
  readonly background: { readonly r: number; readonly g: number; readonly b: number };
  readonly rings: readonly RingLight[];
  /** Flux of the red light over that of the white one, summed over the rings. */
  readonly redOverWhite: number;
}

/**
 * The brightness of the units in luma around their transitions, scaled to 0 (red) … 1 (white) for each leg and freed from what all lights
 * of a frame do together. Codecs hold the chroma of small lights back for some frames, longer from white to red than from red to white, so
 * that it does not cancel between climb and descent; their luma they do not. `units[i]` fits row index `indices[i]`; units without a
 * transition serve as references of brightness only.
 */
export function lumaSeen(
  units: readonly PlateauUnit[],
  indices: readonly number[],
  legs: readonly Leg[],
  timeOffset: number,
): LumaSeen {
  const first = units.map((unit) => chooseRings(unit, legs, timeOffset, null));
  const seen = units.map((unit, i) => steadyFlux(unit, legs, timeOffset, first[i] ?? null));
  const steady = withoutGround(seen);
  const scenes: (LumaRings | null)[] = Array.from(
    { length: Math.max(0, ...indices.map((i) => i + 1)) },
    () => null,
  );
  const points = units.flatMap((unit, i) => {
    const index = indices[i] ?? -1;
    if (index < 0 || !unit.transition) return [];
    const gain = commonGain(steady.filter((_, other) => other !== i));
    const rings = chooseRings(unit, legs, timeOffset, gain);
    if (!rings) return [];
    const ground = groundOffset(steadyFlux(unit, legs, timeOffset, rings), gain);
    const scaled = legs.map((leg) => scale(around(unit, leg, timeOffset, rings), unit, gain, ground));
    const carried = scaled.flatMap((s, leg) =>
      s && median(s.points.map((p) => p.sigma)) < MOST_SIGMA
        ? thin(s.points, Math.ceil(MOST_ROWS / legs.length)).map((p) => ({ ...p, unit: index, leg }))
        : [],
    );
    if (carried.length > 0) scenes[index] = ringsSeen(unit, legs, timeOffset, rings, gain, ground);
    return carried;
  });
  const rows = {
    length: points.length,
    kind: new Float64Array(points.length).fill(LUMA),
    unit: Float64Array.from(points, (p) => p.unit),
    leg: Float64Array.from(points, (p) => p.leg),
    time: Float64Array.from(points, (p) => p.time),
    signal: Float64Array.from(points, (p) => p.flux),
    sigma: Float64Array.from(points, (p) => p.sigma),
  };
  return { rows, scenes };
}

/** Lights freed from the ground within their rings, each by the gain that all others show. */
function withoutGround(lights: readonly SteadyFlux[]): SteadyFlux[] {
  let freed = [...lights];
  for (let round = 0; round < GROUND_ROUNDS; round++) {
    freed = lights.map((light, i) => {
      const ground = groundOffset(light, commonGain(freed.filter((_, other) => other !== i)));
      return { ...light, flux: light.flux.map((value) => value - ground) };
    });
  }
  return freed;
}

interface RingSpan {
  readonly from: number;
  readonly to: number;
}

/** The rings, from the smallest unclipped one outwards, in which both colours stand apart best. */
function chooseRings(
  unit: PlateauUnit,
  legs: readonly Leg[],
  timeOffset: number,
  gain: GainOf | null,
): RingSpan | null {
  const near = unit.transition ? legs.flatMap((leg) => nearFrames(unit, leg, timeOffset)) : [...unit.samples];
  if (near.length === 0) return null;
  const rings = near.reduce((most, s) => Math.max(most, s.luma_rings.length), 0);
  const clear = (ring: number) =>
    near.filter((s) => Number.isFinite(s.luma_rings[ring])).length >= UNCLIPPED * near.length;
  let from = 0;
  while (from < rings && !clear(from)) from++;
  if (!unit.transition || gain === null) {
    let to = from;
    while (to < Math.min(rings, from + 3) && clear(to)) to++;
    return to > from ? { from, to } : null;
  }
  let best: { span: RingSpan; scatter: number } | null = null;
  for (let to = from + 1; to <= Math.min(rings, from + MOST_RINGS) && clear(to - 1); to++) {
    const span = { from, to };
    const ground = groundOffset(steadyFlux(unit, legs, timeOffset, span), gain);
    const scaled = legs
      .map((leg) => scale(around(unit, leg, timeOffset, span), unit, gain, ground))
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
      flux: sumOf(rings, s),
    }))
    .filter(
      (p) =>
        Number.isFinite(p.flux) &&
        Number.isFinite(p.above) &&
        coversShifts(unit.table, p.time + timeOffset, MARGIN),
    );
}

function sumOf(rings: RingSpan, sample: ColourSample): number {
  let sum = 0;
  for (let ring = rings.from; ring < rings.to; ring++) sum += sample.luma_rings[ring] ?? Number.NaN;
  return sum;
}

/** All frames of a unit in which its colour stands still. */
function steadyFlux(
  unit: PlateauUnit,
  legs: readonly Leg[],
  timeOffset: number,
  rings: RingSpan | null,
): SteadyFlux {
  const frames: number[] = [];
  const flux: number[] = [];
  const group: number[] = [];
  if (rings === null) return { frames, flux, group };
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
  return { frames, flux, group };
}

/** A point scaled to both colours, with its standard uncertainty. */
interface ScaledPoint extends LumaPoint {
  readonly sigma: number;
}

/** Scales to 0 in the red and 1 in the white plateau; null where one of them is missing or they do not stand apart. */
function scale(
  points: readonly LumaPoint[],
  unit: PlateauUnit,
  gain: GainOf,
  ground: number,
): { points: ScaledPoint[]; scatter: number } | null {
  const near = plateauWindow(unit.transition?.width ?? Number.NaN).from;
  const evened = points.map((p) => {
    const g = gain(p.frame);
    return { ...p, flux: (p.flux - ground) / Math.exp(g.ln), gain: Math.exp(g.ln), u: g.u };
  });
  const gains = evened.map((p) => p.gain);
  const usual = median(gains);
  const bright = evened.filter((p) => p.gain > BRIGHT * usual);
  const brightest = quantile(gains, 0.85);
  const shining = evened.filter((p) => p.gain > DIM * brightest);
  const red = bright.filter((p) => p.above < -near).map((p) => p.flux);
  const white = bright.filter((p) => p.above > near).map((p) => p.flux);
  if (red.length < LEAST_FRAMES || white.length < LEAST_FRAMES) return null;
  const [low, high] = [median(red), median(white)];
  if (!(high > 1.3 * Math.max(low, 0))) return null;
  const contrast = high - low;
  const additive = robustSpread(red);
  const relative = Math.sqrt(Math.max(0, robustSpread(white) ** 2 - additive ** 2)) / high;
  return {
    points: shining.map((p) => ({
      ...p,
      flux: (p.flux - low) / contrast,
      sigma:
        Math.hypot(
          additive * (usual / p.gain) ** DIM_NOISE,
          relative * p.flux,
          p.u * p.flux,
          GAIN_ERROR * Math.log(p.gain / usual) * p.flux,
        ) / contrast,
    })),
    scatter: Math.max(robustSpread(red), robustSpread(white)) / contrast,
  };
}

/** Background and white levels of the rings in full scale. */
function ringsSeen(
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
    return { flux, level: flux / (Math.PI * width * width * (2 * ring + 1)) };
  }).filter((r) => r.flux > 0);
  const total = rings.reduce((sum, r) => sum + r.flux, 0);
  return {
    background: { r: background('r'), g: background('g'), b: background('b') },
    rings: rings.map((r) => ({ white: r.level, weight: r.flux / total })),
    redOverWhite: level(red) / level(bright),
  };
}
