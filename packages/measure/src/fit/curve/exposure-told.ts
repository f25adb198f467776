import type { ExposureChange } from '../../telemetry';
import { CURVES, type CameraCurve } from '../light/camera-curve';
import type { CurveWitness } from './early-rings';
import { exposedUnit, groundLevels, lightLevels, type ExposedLevel } from './exposed-levels';
import type { LevelStep } from './level-step';
import { median } from '../../robust';
import type { DriveOf } from '../gain/waveform';

const { abs, max, min, sqrt } = Math;

/** Encoders hold neighbouring frames of a level back together: so many count as one. */
const HELD_TOGETHER = 8;
/** What steep light within a ring and encoders make of a change (ln), beyond the scatter of the frames. */
const LEVEL_U = 0.03;
/** How well a telemetry states by what the exposure changed (ln): its values are rounded, and ISO is a nominal one. */
const STATED_U = 0.03;
/** A change that all levels are off by more than so many standard uncertainties, whatever the curve, is none of the camera. */
const MOST_OFF = 3;

/** A level: by how much (ln) it grew, with its variance beside what all of them share. */
interface GrownLevel {
  readonly unit: number;
  readonly grown: number;
  readonly variance: number;
  foretold(curve: CameraCurve): number;
}

/** What a change of the exposure made of levels that are seen together. `shared`: variance of what they do alike, as lamps that flicker. */
export interface SeenChange {
  readonly levels: readonly GrownLevel[];
  readonly shared: number;
}

/**
 * The changes of the exposure as the lights show them, and as the ground does. Light grows with the exposure: by how much more or less the levels
 * grow that the camera coded, and level by level, is its curve. Changes that do not go with the picture are left out.
 */
export function seenChanges(
  witnesses: readonly CurveWitness[],
  drive: DriveOf | null,
  changes: readonly ExposureChange[],
  timeOffset: number,
): SeenChange[] {
  return changes
    .flatMap((change) => {
      const exposed = witnesses.map((witness, unit) => exposedUnit(witness, unit, change, timeOffset));
      return [exposed.flatMap((e) => lightLevels(e, drive, timeOffset)), exposed.flatMap(groundLevels)];
    })
    .filter((levels) => levels.length > 0)
    .map(seenChange)
    .filter((seen) => CURVES.some((curve) => isStated(seen, curve)));
}

/** What all levels of a frame do alike is no scatter of each. */
function seenChange(levels: readonly ExposedLevel[]): SeenChange {
  const byFrame = new Map<number, number[]>();
  for (const { step } of levels) {
    for (const { frame, rest } of step.left) byFrame.set(frame, [...(byFrame.get(frame) ?? []), rest]);
  }
  const alike = new Map([...byFrame].map(([frame, rests]) => [frame, median(rests)]));
  const alikeIn = (frame: number) => alike.get(frame) ?? 0;
  return {
    levels: levels.map(({ unit, step, foretold }) => ({
      unit,
      grown: step.grown,
      variance: HELD_TOGETHER * varianceOf(step, ({ frame, rest }) => rest - alikeIn(frame)),
      foretold,
    })),
    shared:
      hangTogether([...alike].sort(([a], [b]) => a - b).map(([, rest]) => rest)) *
      median(levels.map(({ step }) => varianceOf(step, ({ frame }) => alikeIn(frame)))),
  };
}

/** So many neighbouring values count as one, as far as each goes with the one before. */
function hangTogether(values: readonly number[]): number {
  const square = values.reduce((sum, v) => sum + v * v, 0);
  const product = values.slice(1).reduce((sum, v, i) => sum + v * (values[i] ?? 0), 0);
  const together = square > 0 ? max(0, product / square) : 0;
  return min(HELD_TOGETHER, (1 + together) / (1 - together));
}

/** Of a step, from what of each frame is left beside it; frames by themselves. */
function varianceOf({ norm, left }: LevelStep, of: (point: LevelStep['left'][number]) => number): number {
  const square = left.reduce((sum, point) => sum + of(point) ** 2, 0) / (left.length - 3);
  return square / norm;
}

/** Squares of what the levels are off by under a curve, in units of their uncertainty. The levels of one unit count as one. */
export function costOfChange(seen: SeenChange, curve: CameraCurve): number {
  return fitOf(seen, curve).cost;
}

function isStated(seen: SeenChange, curve: CameraCurve): boolean {
  return abs(fitOf(seen, curve).common) < MOST_OFF * sqrt(STATED_U ** 2 + seen.shared);
}

/** `common`: by what (ln) all levels are off alike. */
function fitOf({ levels, shared }: SeenChange, curve: CameraCurve): { cost: number; common: number } {
  const each = levels.map(({ unit, grown, variance, foretold }) => ({
    off: grown - foretold(curve),
    weight: 1 / (variance + LEVEL_U ** 2) / levels.filter((l) => l.unit === unit).length,
  }));
  const known = 1 / (STATED_U ** 2 + shared);
  const common =
    each.reduce((sum, l) => sum + l.weight * l.off, 0) / each.reduce((sum, l) => sum + l.weight, known);
  const cost = each.reduce((sum, l) => sum + l.weight * (l.off - common) ** 2, known * common ** 2);
  return { cost, common };
}
