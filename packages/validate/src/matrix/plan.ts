import { createHash } from 'node:crypto';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { parseSimulation, type Simulation } from '@papiscope/simulator';
import { coreConditions, simulationOf, type Conditions } from './core';
import { drawFlight, type Draw } from './draw';
import { STRESS, STRESS_NAMES, type StressName } from './stress';

/** `brief`: the core set in its faster half, so that flights have fewer frames. */
export type SetName = 'core' | 'brief' | StressName;
/** Sets that came after `brief`. */
const LATER: ReadonlySet<StressName> = new Set([
  'sparse',
  'lamps',
  'lamps-apart',
  'sharpened',
  'hlg',
  'sharp-lamps',
  'exposure-steps',
  'bright-red',
  'surplus',
  'two-scales',
  'deep-red',
  'whole-frames',
  'declared-curve',
  'exposure-at-rest',
  'housings',
  'own-drives',
  'mosaic',
  'film',
  'level-runs',
]);
/** In the order in which they came: the seeds of their flights follow from it. */
export const SET_NAMES: readonly SetName[] = [
  'core',
  ...STRESS_NAMES.filter((name) => !LATER.has(name)),
  'brief',
  ...LATER,
];

/** One flight of the matrix. */
export interface PlannedFlight {
  readonly set: SetName;
  /** From 0 within the set. */
  readonly number: number;
  /** Of set and options: what a finished row is found by. */
  readonly key: string;
  readonly options: Simulation;
  /** Mbit/s of a 1080p video at 30 frames a second with as many bits a pixel. */
  readonly megabits: number;
}

export interface MatrixRequest {
  /** `all`: the core set and every stress set, but not `brief`. */
  readonly set: SetName | 'all';
  /** Flights of the core set, or of the one set asked for. */
  readonly flights: number;
  /** Flights of each stress set beside the core set. */
  readonly stressFlights: number;
  readonly seed: number;
}

/** The flights of a request, always the same for the same request. */
export function planMatrix({ set, flights, stressFlights, seed }: MatrixRequest): PlannedFlight[] {
  const sets = set === 'all' ? (['core', ...STRESS_NAMES] as const) : [set];
  return sets.flatMap((name) =>
    Array.from({ length: set === 'all' && name !== 'core' ? stressFlights : flights }, (_, number) =>
      planFlight(name, seed, number),
    ),
  );
}

export function parseSetName(name: string): SetName | 'all' {
  const known = [...SET_NAMES, 'all' as const].find((set) => set === name);
  if (known === undefined) {
    throw new PapiscopeError('validation_failed', `There is no set "${name}": ${SET_NAMES.join(', ')}, all.`);
  }
  return known;
}

function planFlight(set: SetName, seed: number, number: number): PlannedFlight {
  const setSeed = seed + 1000 * SET_NAMES.indexOf(set);
  const draw = drawFlight(setSeed, number);
  const conditions = conditionsOf(set, draw);
  const options = parseSimulation(simulationOf(conditions, setSeed * 10_000 + number));
  const key = createHash('sha256')
    .update(JSON.stringify([set, options]))
    .digest('hex')
    .slice(0, 16);
  return { set, number, key, options, megabits: conditions.megabits };
}

function conditionsOf(set: SetName, draw: Draw): Conditions {
  const core = coreConditions(draw);
  if (set === 'core') return core;
  if (set === 'brief') return { ...core, climbSpeed: draw.between('speed', 1.1, 1.5) };
  return STRESS[set].change(core, draw);
}
