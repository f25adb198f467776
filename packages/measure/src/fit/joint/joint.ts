import { buildProblem, LN_REACH, TAILS, type JointInput, type JointUnit } from './build-problem';
import { at } from '@papiscope/shared/linear-algebra';
import { PASS, passBase, TIME_OFFSET, UNIT, unitBase, type Problem } from './problem';
import type { Rows } from '../rows';
import { thinRows } from './select-rows';
import { solve, type Solution } from './solve';
import { valueAt } from '../geometry/time-table';
import { rowVariance } from './variance';

/** A time offset to which the search came from one of its starts. */
export interface OffsetAnswer {
  readonly seconds: number;
  /** Half the robust sum of squares of the fit there, over so many rows. */
  readonly cost: number;
  readonly rows: number;
}

export interface JointFit {
  readonly problem: Problem;
  readonly solution: Solution;
  /** Variance each row's signal had in the last step. */
  readonly variance: Float64Array;
}

/** Time offsets the search starts from, seconds around the prior. */
const STARTS = [0, -0.35, 0.35, -0.75, 0.75];
const START_ROWS = 1200;
/** The starts only have to be told apart. */
const START_PRECISION = 1e-3;
/** Scale s the search starts from: a width of 5′, wide enough to catch both sides of a shifted pass. */
const START_LN_SCALE = Math.log(1.2);
const ROUNDS = 3;

/**
 * The joint robust fit of all units and legs, from several time offsets; the best one refined with the scatter the residuals show.
 * `answers`: the time offset that each start led to.
 */
export function jointFit(input: JointInput): { readonly fit: JointFit; readonly answers: OffsetAnswer[] } {
  const problem = buildProblem(input);
  const thinned = { ...problem, rows: thinRows(problem.rows, START_ROWS) };
  const contrast = Float64Array.from(input.units, contrastOf);
  const rough = (rows: Rows) =>
    Float64Array.from(rows.unit, (unit, k) => at(rows.sigma, k) ** 2 + (0.05 * at(contrast, unit)) ** 2);
  const startAt = (shift: number) => startVector(problem, input, input.timeOffset.seconds + shift);
  const found = (input.offsetTold ? STARTS : [0])
    .map((shift) => solve(thinned, startAt(shift), rough(thinned.rows), START_PRECISION))
    .filter(({ cost }) => Number.isFinite(cost))
    .toSorted((a, b) => a.cost - b.cost);
  return {
    fit: refine(problem, found[0]?.parameters ?? startAt(0), input),
    answers: found.map(({ parameters, cost }) => ({
      seconds: at(parameters, TIME_OFFSET),
      cost,
      rows: thinned.rows.length,
    })),
  };
}

/** A round that is less likely than the one before it by more than this for each row has not settled. */
const UNSETTLED = 0.1;

/**
 * Solves again while the scatter of the units and the part of the angle noise in the steep frames settle. Where edges lie in gaps of the frames,
 * rounds may go back and forth between edges and a scatter that explains everything: then the edges count.
 */
export function refine(problem: Problem, start: Float64Array, input: JointInput): JointFit {
  const roundFrom = (parameters: Float64Array): JointFit => {
    const variance = rowVariance(problem, parameters, input);
    return { problem, solution: solve(problem, parameters, variance), variance };
  };
  let before = roundFrom(start);
  let last = roundFrom(before.solution.parameters);
  for (let round = 2; round < ROUNDS; round++) {
    [before, last] = [last, roundFrom(last.solution.parameters)];
  }
  const isWorse = unlikeliness(last) > unlikeliness(before) + UNSETTLED * problem.rows.length;
  return isWorse ? before : last;
}

/** Edges that held-back colours made wide catch too much of the luma beside them: plain ones of their width and of parts of it are tried too. */
const NARROWER = [0, Math.log(2), Math.log(4)];

/** Refines from the edges found before and from plain, narrower ones, and keeps what explains the rows best. */
export function refineFromBest(problem: Problem, start: Float64Array, input: JointInput): JointFit {
  const fits = [start, ...NARROWER.map((by) => withPlainEdges(problem, start, by))].map((from) =>
    refine(problem, from, input),
  );
  return fits.reduce((best, other) => (unlikeliness(other) < unlikeliness(best) ? other : best));
}

/** Negative logarithm of the likelihood, up to a constant: fits whose rows have variances of their own can be compared by it. */
function unlikeliness({ solution, variance }: JointFit): number {
  return solution.cost + 0.5 * variance.reduce((sum, v) => sum + Math.log(v), 0);
}

function withPlainEdges(problem: Problem, start: Float64Array, narrower: number): Float64Array {
  const p = Float64Array.from(start);
  for (let j = 0; j < problem.layout.units; j++) {
    const base = unitBase(j);
    p[base + UNIT.lnScale] = at(start, base + UNIT.lnScale) - narrower;
    p[base + UNIT.skew] = 0;
    p[base + UNIT.tails] = TAILS.mean;
    p[base + UNIT.lnReach] = LN_REACH.mean;
  }
  return p;
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
    p[base + UNIT.tails] = TAILS.mean;
    p[base + UNIT.lnReach] = LN_REACH.mean;
    p[base + UNIT.red] = coarse.red;
    p[base + UNIT.white] = coarse.white;
    p[base + UNIT.lnRho] = unit.rho.lnRho;
    for (let leg = 0; leg < input.legs; leg++) {
      const pass = passBase(problem.layout, leg, j);
      p[pass + PASS.lumaWhite] = 1;
      p[pass + PASS.dimWhite] = 1;
    }
  }
  return p;
}

/** Angle in arc minutes seen in row `k` above the unit's θ0, at the flight's time offset. */
export function angleAbove(problem: Problem, p: Float64Array, k: number): number {
  const unit = at(problem.rows.unit, k);
  const table = problem.tables[unit];
  if (!table) return Number.NaN;
  return valueAt(table, at(problem.rows.time, k) + at(p, TIME_OFFSET)) - at(p, unitBase(unit) + UNIT.angle);
}
