import type { ColourSample } from '../../types';
import type { ExposureChange } from '../../telemetry';
import { CURVES, sharesOf, type CameraCurve } from '../light/camera-curve';
import type { CurveWitness } from './early-rings';
import { ringArea } from '../luma/luma-frames';
import { groundGrowth, ringGrowth } from '../light/mixture';
import { plateauWindow } from '../plateaus/plateau-pairs';
import { median } from '../../robust';
import { levelStep, type LevelStep } from './level-step';
import { valueAt } from '../geometry/time-table';
import type { DriveOf } from '../gain/waveform';

const { max, min } = Math;

/** How far from a change frames are compared: lights change with the angle. Seconds. */
const REACH_S = 1.5;
/** Telemetry states the exposure of a frame a little sooner or later, seconds. */
const GUARD_S = 0.2;
/** Levels that tell, full scale: encoders flatten fainter ones, brighter ones may be clipped in part. */
const LEVELS = { least: 0.02, most: 0.8 };

/** What a level does when the exposure changes: its step, and by how much (ln) it would grow under a camera's curve. */
export interface ExposedLevel {
  readonly unit: number;
  readonly step: LevelStep;
  foretold(curve: CameraCurve): number;
}

/** A change of the exposure beside one unit, number `unit` of all. */
export interface ExposedUnit {
  readonly unit: number;
  readonly witness: CurveWitness;
  readonly ln: number;
  readonly before: readonly ColourSample[];
  readonly after: readonly ColourSample[];
}

/** The frames of a unit on both sides of a change, whether the telemetry states it by the video's clock or by its own. */
export function exposedUnit(
  witness: CurveWitness,
  unit: number,
  { before, after, ln }: ExposureChange,
  timeOffset: number,
): ExposedUnit {
  const earliest = (time: number) => min(time, time - timeOffset) - GUARD_S;
  const latest = (time: number) => max(time, time - timeOffset) + GUARD_S;
  const within = (from: number, to: number) =>
    witness.unit.samples.filter((s) => s.time >= from && s.time <= to);
  return {
    unit,
    witness,
    ln,
    before: within(max(latest(before.from), earliest(before.to) - REACH_S), earliest(before.to)),
    after: within(latest(after.from), min(earliest(after.to), latest(after.from) + REACH_S)),
  };
}

/** The rings of a light whose colour stands still; none of one that changes it. */
export function lightLevels(exposed: ExposedUnit, drive: DriveOf | null, timeOffset: number): ExposedLevel[] {
  const { before, after, ln } = exposed;
  const { unit, colours } = exposed.witness;
  if (unit.transition === null) return [];
  const { angle, width } = unit.transition;
  const near = plateauWindow(width).from;
  const above = [...before, ...after].map((s) => valueAt(unit.table, s.time + timeOffset) - angle);
  const white = above.every((x) => x > near);
  if (!white && !above.every((x) => x < -near)) return [];
  const scene = { ...colours, background: groundOf(before) };
  const ringWidth = before[0]?.luma_ring_width ?? 1;
  const rings = max(0, ...before.map((s) => s.luma_rings.length));
  return Array.from({ length: rings }, (_, ring) =>
    levelOf(
      exposed,
      (s) => (s.luma_rings[ring] ?? Number.NaN) / ringArea(ring, ringWidth),
      (level, curve) => ringGrowth({ ...scene, curve }, white, level, ln),
      drive,
    ),
  ).flatMap((level) => level ?? []);
}

/** The ground beside a light, which shows a change as long as it is lit. */
export function groundLevels(exposed: ExposedUnit): ExposedLevel[] {
  const { transfer } = exposed.witness.colours.coding;
  const level = levelOf(
    exposed,
    (s) => s.background?.g ?? Number.NaN,
    (from, curve) => groundGrowth(from, exposed.ln, curve, transfer),
  );
  return level === null ? [] : [level];
}

function groundOf(samples: readonly ColourSample[]) {
  const level = (channel: 'r' | 'g' | 'b') =>
    median(samples.flatMap(({ background }) => (background ? [background[channel]] : []))) || 0;
  return { r: level('r'), g: level('g'), b: level('b') };
}

/** Null where the level is too faint or too bright, or seen in too few frames. */
function levelOf(
  { unit, before, after }: ExposedUnit,
  of: (s: ColourSample) => number,
  foretold: (level: number, curve: CameraCurve) => number,
  drive: DriveOf | null = null,
): ExposedLevel | null {
  const [from, to] = [before, after].map((side) => median(side.map(of).filter(Number.isFinite)));
  if (from === undefined || to === undefined) return null;
  if (!(min(from, to) > LEVELS.least && max(from, to) < LEVELS.most)) return null;
  const step = levelStep(before, after, of, drive);
  if (step === null) return null;
  const each = CURVES.map((curve) => foretold(from, curve));
  return {
    unit,
    step,
    foretold: (curve) => sharesOf(curve).reduce((sum, share, i) => sum + share * (each[i] ?? 0), 0),
  };
}
