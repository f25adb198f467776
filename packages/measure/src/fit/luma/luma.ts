import { beatOfFrames, phaseOfFrames, type Moment } from '../gain/beat';
import { dimLight } from './dim-luma';
import { commonGain, ownGains, type GainOf } from '../gain/common-gain';
import type { SteadyFlux } from '../gain/steady-flux';
import { ownDrives } from '../gain/own-drive';
import { groundOffset } from './ground-offset';
import { steadyFlux } from './luma-frames';
import { ringsForGain, ringsSeen, weighRings, type LumaRings } from './luma-rings';
import { scaleLight, type ScaledLight } from './luma-scale';
import type { PlateauUnit } from '../plateaus/plateau-pairs';
import { sharedGround } from './shared-ground';
import { DIM_LUMA, LUMA, type Rows } from '../rows';
import { median, robustSpread, thin } from '../../robust';
import type { Leg } from '../types';
import { waveformOf, type DriveOf, type OwnGain } from '../gain/waveform';

/** Passing over all lights again while gains and grounds settle. */
const GROUND_ROUNDS = 3;
/** Frames of one unit that take part at most, over all legs. */
const MOST_ROWS = 1600;
/** Luma known worse than this part of the difference of both colours is not used. */
const MOST_SIGMA = 1;
/** Spread of ln of the common gain beyond which lamps flicker. */
const FLICKER = 0.12;
/** A gain that is known worse than this (ln) frees a light from nothing: where it was hardly ever seen at a phase of its drive, or has no beat. */
const KNOWN = 0.25;
/** Nothing of a light: it does not tell what the others do. */
const NO_LIGHT: SteadyFlux = { frames: [], flux: [], group: [], ground: 0 };
/** What is known of the gain of pulsed lamps where no frame shows it: variance of its ln. */
const ANY_GAIN = 1;

/** The luma of the units beside their transitions. */
export interface LumaSeen {
  readonly rows: Rows;
  /** By index of the unit within the fit; null where its luma does not carry the transition. */
  readonly scenes: readonly (LumaRings | null)[];
  /** The same of the luma in the dark of a beat. */
  readonly dimScenes: readonly (LumaRings | null)[];
  /** By index of the unit among all: what the other lights show of the common gain; null where nothing is measured of its luma. */
  readonly gains: readonly (GainOf | null)[];
  /** Null where no drive of the lamps is known. */
  readonly drive: DriveOf | null;
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
  dims: boolean,
): LumaSeen {
  const first = units.map((unit) => ringsForGain(unit, legs, timeOffset, dims));
  const seen = units.map((unit, i) => steadyFlux(unit, legs, timeOffset, first[i] ?? null));
  const moments = momentsOf(units);
  const beats = drivePhase(moments, seen);
  const pulsed = dims || beats !== null || flickers(seen);
  const drives = ownDrives(seen, moments);
  const together = seen.map((light, i) => (drives[i] ? NO_LIGHT : light));
  const phase = drives.some((drive) => drive !== null) ? drivePhase(moments, together) : beats;
  const gainOf = (lights: readonly SteadyFlux[]) => commonGain(lights, pulsed, phase);
  const steady = pulsed ? withoutGround(together, gainOf) : together;
  const none = (): (LumaRings | null)[] =>
    Array.from({ length: Math.max(0, ...indices.map((i) => i + 1)) }, () => null);
  const scenes = none();
  const dimScenes = none();
  const gains: (GainOf | null)[] = units.map(() => null);
  const points = units.flatMap((whole, i) => {
    const index = indices[i] ?? -1;
    if (index < 0 || !whole.transition) return [];
    const drive = drives[i] ?? null;
    const unit = drive ? whereKnown(whole, drive) : whole;
    const gain = drive ?? gainOf(steady.filter((_, other) => other !== i));
    const isPulsed = pulsed || drive !== null;
    gains[i] = gain;
    const rings = weighRings(unit, legs, timeOffset, gain, isPulsed);
    if (!rings) return [];
    const light = scaleLight({ unit, legs, timeOffset, rings, gain, pulsed: isPulsed });
    const carried = rowsOf(light, index, LUMA);
    if (carried.length > 0) scenes[index] = ringsSeen(unit, legs, timeOffset, rings, gain, light.ground);
    const dim = pulsed && drive === null ? dimLight(unit, legs, timeOffset, gain) : null;
    const dimRows = dim ? rowsOf(dim.light, index, DIM_LUMA) : [];
    if (dim && dimRows.length > 0) dimScenes[index] = dim.scene;
    return [...carried, ...dimRows];
  });
  const rows = {
    length: points.length,
    kind: Float64Array.from(points, (p) => p.kind),
    unit: Float64Array.from(points, (p) => p.unit),
    leg: Float64Array.from(points, (p) => p.leg),
    time: Float64Array.from(points, (p) => p.time),
    signal: Float64Array.from(points, (p) => p.flux),
    sigma: Float64Array.from(points, (p) => p.sigma),
  };
  return { rows, scenes, dimScenes, gains, drive: phase && driveOf(steady, phase) };
}

/** A unit with the frames in which its own drive is known. */
function whereKnown(unit: PlateauUnit, drive: GainOf): PlateauUnit {
  return { ...unit, samples: unit.samples.filter(({ frame }) => drive(frame).u < KNOWN) };
}

/** As all lights show it over all turns; found when it is first asked for. */
function driveOf(lights: readonly SteadyFlux[], phase: (frame: number) => number): DriveOf {
  let waveform: ((frame: number) => OwnGain) | null = null;
  return (frame) => {
    waveform ??= waveformOf(ownGains(lights, true, false), phase, ANY_GAIN);
    return waveform(frame).ln;
  };
}

/** The points of the legs whose luma is known well enough. */
function rowsOf({ legs }: ScaledLight, unit: number, kind: number) {
  return legs.flatMap((s, leg) =>
    s && median(s.points.map((p) => p.sigma)) < MOST_SIGMA
      ? thin(s.points, Math.ceil(MOST_ROWS / legs.length)).map((p) => ({ ...p, unit, leg, kind }))
      : [],
  );
}

/** Whether all lights together change their brightness by so much that it tells how each follows. */
function flickers(lights: readonly SteadyFlux[]): boolean {
  const gain = commonGain(lights, false);
  const frames = new Set(lights.flatMap((light) => light.frames));
  return robustSpread([...frames].map((frame) => gain(frame).ln)) > FLICKER;
}

/** The phase of the lamps' drive in each frame, turns; null where they do not beat. */
function drivePhase(
  moments: ReadonlyMap<number, Moment>,
  lights: readonly SteadyFlux[],
): ((frame: number) => number) | null {
  const gains = [...ownGains(lights, false, false)].map(([frame, { ln }]) => [frame, ln] as const);
  const beat = beatOfFrames(gains, moments);
  return beat && phaseOfFrames(beat, moments);
}

/** Time of each frame and the mean row of its lights. */
function momentsOf(units: readonly PlateauUnit[]): ReadonlyMap<number, Moment> {
  const rows = new Map<number, { time: number; rows: number[] }>();
  for (const { frame, time, row } of units.flatMap((unit) => unit.samples)) {
    const known = rows.get(frame) ?? { time, rows: [] };
    rows.set(frame, known);
    known.rows.push(row);
  }
  return new Map(
    [...rows].map(([frame, { time, rows }]) => [
      frame,
      { time, row: rows.reduce((sum, row) => sum + row, 0) / rows.length },
    ]),
  );
}

/** Lights freed from the ground within their rings, each by the gain that all others show. */
function withoutGround(
  lights: readonly SteadyFlux[],
  gainOf: (lights: readonly SteadyFlux[]) => GainOf,
): SteadyFlux[] {
  const shared = sharedGround(lights);
  let freed = lights.map((light) => ({ ...light, flux: light.flux.map((f) => f - shared * light.ground) }));
  for (let round = 0; round < GROUND_ROUNDS; round++) {
    freed = lights.map((light, i) => {
      const ground = groundOffset(light, gainOf(freed.filter((_, other) => other !== i)));
      return { ...light, flux: light.flux.map((value) => value - ground) };
    });
  }
  return freed;
}
