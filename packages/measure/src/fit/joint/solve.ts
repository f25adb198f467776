import { at, cholesky, choleskySolve } from '@papiscope/shared/linear-algebra';
import type { Problem } from './problem';
import { edgesOf, fillRow, NON_ZEROS, rowBuffer } from './row';

const { log1p, max } = Math;

/** Residuals beyond this many standard deviations lose influence (Cauchy loss, 95 % efficiency for normal errors). */
const CAUCHY = 2.385;
const MAX_ITERATIONS = 60;

export interface Solution {
  readonly parameters: Float64Array;
  /** Half the robust sum of squares, priors included. */
  readonly cost: number;
  /** Lower triangle of JᵀWJ + prior precisions at the solution, row-major. */
  readonly normal: Float64Array;
}

/**
 * Levenberg–Marquardt with iteratively reweighted rows (Cauchy loss) and Gaussian priors.
 * `variance`: of each row's signal, held fixed. `precision`: stops when a step gains less than this part of the cost. Rows whose shifted time leaves the telemetry must not be in the problem.
 */
export function solve(
  problem: Problem,
  start: Float64Array,
  variance: Float64Array,
  precision = 1e-6,
): Solution {
  let parameters = Float64Array.from(start);
  let here = normalEquations(problem, parameters, variance);
  let damping = 1e-3;
  for (let i = 0; i < MAX_ITERATIONS && damping < 1e12; i++) {
    const step = dampedStep(here.normal, here.gradient, damping);
    if (!step) {
      damping *= 10;
      continue;
    }
    const trial = parameters.map((v, k) => v + at(step, k));
    const cost = robustCost(problem, trial, variance);
    if (!(cost < here.cost)) {
      damping *= 8;
      continue;
    }
    const gain = here.cost - cost;
    parameters = trial;
    here = normalEquations(problem, parameters, variance);
    damping = max(1e-9, damping / 8);
    if (gain < precision * (1 + cost)) break;
  }
  return { parameters, cost: here.cost, normal: here.normal };
}

function dampedStep(normal: Float64Array, gradient: Float64Array, damping: number): Float64Array | null {
  const n = gradient.length;
  const damped = Float64Array.from(normal);
  for (let i = 0; i < n; i++) damped[i * n + i] = at(normal, i * n + i) * (1 + damping) + 1e-12;
  const factor = cholesky(damped, n);
  return factor && choleskySolve(factor, n, gradient);
}

/** Weight of a row in the reweighted least squares, relative to 1/variance. */
export function robustWeight(residual: number, variance: number): number {
  return 1 / (1 + (residual * residual) / (variance * CAUCHY * CAUCHY));
}

function robustLoss(residual: number, variance: number): number {
  const c2 = CAUCHY * CAUCHY;
  return 0.5 * c2 * log1p((residual * residual) / (variance * c2));
}

function priorCost(problem: Problem, p: Float64Array): number {
  let cost = 0;
  for (const prior of problem.priors) {
    cost += 0.5 * ((at(p, prior.index) - prior.mean) / prior.sigma) ** 2;
  }
  return cost;
}

function robustCost(problem: Problem, p: Float64Array, variance: Float64Array): number {
  const row = rowBuffer();
  const edges = edgesOf(p, problem);
  let cost = priorCost(problem, p);
  for (let k = 0; k < problem.rows.length; k++) {
    fillRow(problem, p, edges, k, row);
    cost += robustLoss(row.residual, at(variance, k));
  }
  return cost;
}

function normalEquations(problem: Problem, p: Float64Array, variance: Float64Array) {
  const n = problem.layout.length;
  const normal = new Float64Array(n * n);
  const gradient = new Float64Array(n);
  const row = rowBuffer();
  const edges = edgesOf(p, problem);
  let cost = priorCost(problem, p);
  for (let k = 0; k < problem.rows.length; k++) {
    fillRow(problem, p, edges, k, row);
    const v = at(variance, k);
    cost += robustLoss(row.residual, v);
    addRow(normal, gradient, n, row, robustWeight(row.residual, v) / v);
  }
  for (const { index, mean, sigma } of problem.priors) {
    normal[index * n + index] = at(normal, index * n + index) + 1 / sigma ** 2;
    gradient[index] = at(gradient, index) + (mean - at(p, index)) / sigma ** 2;
  }
  return { normal, gradient, cost };
}

/** Adds one row; only the lower triangle, which is all that Cholesky reads. */
function addRow(
  normal: Float64Array,
  gradient: Float64Array,
  n: number,
  row: { residual: number; index: Float64Array; slope: Float64Array },
  weight: number,
): void {
  const { index, slope, residual } = row;
  for (let a = 0; a < NON_ZEROS; a++) {
    const i = index[a] as number;
    const weighted = weight * (slope[a] as number);
    if (weighted === 0) continue;
    gradient[i] = (gradient[i] as number) + weighted * residual;
    for (let b = 0; b < NON_ZEROS; b++) {
      const j = index[b] as number;
      if (j <= i) normal[i * n + j] = (normal[i * n + j] as number) + weighted * (slope[b] as number);
    }
  }
}
