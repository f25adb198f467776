import { at } from './cholesky';
import type { HeightUncertainty } from './height';
import { arcminPerMetre } from './height';
import {
  layout,
  legBias,
  passBias,
  TIME_OFFSET,
  UNIT,
  unitBase,
  type Prior,
  type Problem,
  type Rows,
} from './problem';
import { median, robustSpread } from './robust';
import { edgesOf, fillRow, rowBuffer } from './row';
import { thinRows } from './select-rows';
import { solve, type Solution } from './solve';
import { valueAt, type TimeTable } from './time-table';
import type { TimeOffsetPrior } from './types';

/** A transition as the first look found it, with what the joint fit needs around it. */
export interface JointUnit {
  readonly table: TimeTable;
  /** Levels of `green_red` and angle in arc minutes for a time offset, from the first look. */
  readonly coarse: (shift: number) => { red: number; white: number; angle: number };
  /** Metres to the drone at the transition. */
  readonly distance: number;
  readonly lnRho: number;
}

export interface JointInput {
  readonly units: readonly JointUnit[];
  readonly rows: Rows;
  readonly legs: number;
  readonly height: HeightUncertainty;
  readonly timeOffset: TimeOffsetPrior;
  /** Whether the passes tell the time offset; if not it is held at the prior. */
  readonly offsetTold: boolean;
}

export interface JointFit {
  readonly problem: Problem;
  readonly solution: Solution;
  /** Variance each row's signal had in the last step. */
  readonly variance: Float64Array;
}

/** Time offsets the search starts from, seconds around the prior. */
const STARTS = [0, -0.35, 0.35, -0.75, 0.75];
const START_ROWS = 2500;
/** 10–90 % width the search starts from: 3′, as the standards want it, wide enough to catch both sides of a shifted pass. */
const START_LN_SCALE = Math.log(1.2);
const ROUNDS = 3;
/** What the codec's chroma lag may differ between units, seconds. */
const LAG_SIGMA = 0.02;
/** Prior of a time offset that is held, seconds. */
const HELD = 1e-5;

/** The joint robust fit of all units and legs, from several time offsets; the best one refined with the scatter the residuals show. */
export function jointFit(input: JointInput): JointFit {
  const problem = buildProblem(input);
  const thinned = { ...problem, rows: thinRows(problem.rows, START_ROWS) };
  const contrast = Float64Array.from(input.units, contrastOf);
  const rough = (rows: Rows) =>
    Float64Array.from(rows.unit, (unit, k) => at(rows.sigma, k) ** 2 + (0.05 * at(contrast, unit)) ** 2);
  let best: Solution | null = null;
  for (const shift of input.offsetTold ? STARTS : [0]) {
    const start = startVector(problem, input, input.timeOffset.seconds + shift);
    const found = solve(thinned, start, rough(thinned.rows));
    if (Number.isFinite(found.cost) && (best === null || found.cost < best.cost)) best = found;
  }
  return refine(problem, best?.parameters ?? startVector(problem, input, input.timeOffset.seconds), input);
}

/** Solves again while the scatter floor of each unit and the part of the angle noise in the steep frames settle. */
export function refine(problem: Problem, start: Float64Array, input: JointInput): JointFit {
  let parameters = start;
  for (let round = 0; ; round++) {
    const variance = rowVariance(problem, parameters, input);
    const solution = solve(problem, parameters, variance);
    parameters = solution.parameters;
    if (round === ROUNDS - 1) return { problem, solution, variance };
  }
}

function contrastOf(unit: JointUnit): number {
  const { red, white } = unit.coarse(0);
  return white - red;
}

function startVector(problem: Problem, input: JointInput, offset: number): Float64Array {
  const p = new Float64Array(problem.layout.length);
  p[TIME_OFFSET] = offset;
  for (const [j, unit] of input.units.entries()) {
    const coarse = unit.coarse(offset);
    const base = unitBase(j);
    p[base + UNIT.angle] = coarse.angle;
    p[base + UNIT.lnScale] = START_LN_SCALE;
    p[base + UNIT.red] = coarse.red;
    p[base + UNIT.white] = coarse.white;
  }
  return p;
}

function buildProblem(input: JointInput): Problem {
  const l = layout(input.units.length, input.legs);
  const levels = input.units.map((u) => u.coarse(0));
  const red = median(levels.map((c) => c.red));
  const white = median(levels.map((c) => c.white));
  const contrast = white - red;
  const { seconds, u_seconds } = input.timeOffset;
  const sigma = input.offsetTold ? u_seconds : HELD;
  const priors: Prior[] = [{ index: TIME_OFFSET, mean: seconds, sigma, kind: 'time' }];
  for (const [j, unit] of input.units.entries()) {
    const base = unitBase(j);
    const metre = arcminPerMetre(unit.distance);
    priors.push(
      { index: base + UNIT.lnScale, mean: Math.log(0.7), sigma: 1.5, kind: 'edge' },
      { index: base + UNIT.skew, mean: 0, sigma: 0.15, kind: 'edge' },
      { index: base + UNIT.red, mean: red, sigma: 0.2 * contrast, kind: 'plateau' },
      { index: base + UNIT.white, mean: white, sigma: 0.2 * contrast, kind: 'plateau' },
      { index: base + UNIT.redDrift, mean: 0, sigma: 0.05 * contrast, kind: 'drift' },
      { index: base + UNIT.whiteDrift, mean: 0, sigma: 0.05 * contrast, kind: 'drift' },
      { index: base + UNIT.lag, mean: 0, sigma: LAG_SIGMA, kind: 'lag' },
    );
    for (let leg = 0; leg < input.legs; leg++) {
      priors.push({ index: passBias(l, leg, j), mean: 0, sigma: input.height.pass * metre, kind: 'height' });
    }
  }
  const metre = arcminPerMetre(median(input.units.map((u) => u.distance)));
  for (let leg = 0; leg < input.legs; leg++) {
    priors.push({ index: legBias(l, leg), mean: 0, sigma: input.height.leg * metre, kind: 'height' });
  }
  return {
    layout: l,
    rows: input.rows,
    tables: input.units.map((u) => u.table),
    priors,
    lnRho: Float64Array.from(input.units, (u) => u.lnRho),
  };
}

/**
 * Variance of each row: pixel noise, the scatter that the unit's flat parts show beyond it, and half of the pass's height noise seen
 * through the steepness of the signal.
 */
function rowVariance(problem: Problem, p: Float64Array, input: JointInput): Float64Array {
  const { rows } = problem;
  const row = rowBuffer();
  const edges = edgesOf(p, problem);
  const residual = new Float64Array(rows.length);
  const steepness = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    fillRow(problem, p, edges, k, row);
    residual[k] = row.residual;
    steepness[k] = row.steepness;
  }
  const floors = Float64Array.from(input.units, (_, j) => scatterFloor(rows, residual, j));
  return Float64Array.from(rows.unit, (j, k) => {
    const unit = input.units[j];
    const angleNoise = unit ? 0.5 * input.height.pass * arcminPerMetre(unit.distance) : 0;
    return at(rows.sigma, k) ** 2 + at(floors, j) ** 2 + (at(steepness, k) * angleNoise) ** 2;
  });
}

function scatterFloor(rows: Rows, residual: Float64Array, unit: number): number {
  const ofUnit = residual.filter((_, k) => rows.unit[k] === unit);
  const pixel = median(rows.sigma.filter((_, k) => rows.unit[k] === unit));
  return Math.sqrt(Math.max(0, robustSpread(ofUnit) ** 2 - pixel ** 2) + 1e-8);
}

/** Angle in arc minutes seen in row `k` above the unit's θ0, all biases included. */
export function angleAbove(problem: Problem, p: Float64Array, k: number): number {
  const unit = at(problem.rows.unit, k);
  const table = problem.tables[unit];
  const base = unitBase(unit);
  if (!table) return Number.NaN;
  const time = at(problem.rows.time, k) + at(p, TIME_OFFSET) + at(p, base + UNIT.lag);
  return valueAt(table, time) - at(p, base + UNIT.angle);
}
