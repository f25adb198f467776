import { at, cholesky, choleskyInverse } from '@papiscope/shared/linear-algebra';
import type { JointFit } from './joint';
import { TIME_OFFSET, type Mixtures, type PriorKind } from './problem';
import { edgesOf, fillRow, NON_ZEROS, rowBuffer } from './row';
import { robustWeight } from './solve';

/** Length of the blocks within which residuals may hang together, seconds. */
const BLOCK = 0.5;
/** Precision given to every parameter, so that one which nothing tells makes its own unit uncertain and not the whole flight fail. */
const UNKNOWN = 1e-6;

/**
 * What the fit knows of one parameter, split by origin: variances in the parameter's unit squared.
 * With H = JᵀWJ + P the covariance is H⁻¹ = H⁻¹(JᵀWJ)H⁻¹ + Σ H⁻¹PᵢH⁻¹; the first part is taken as the larger of that and of
 * the block sandwich H⁻¹(Σ g gᵀ)H⁻¹, whose blocks let residuals of half a second hang together.
 */
export interface ParameterVariance {
  readonly colour: number;
  /** Of the camera's curve: what one that is off by its standard uncertainty would move the parameter by. */
  readonly curve: number;
  /** Of a red light that is deeper than the camera can code, in the same way. */
  readonly red: number;
  /** Of other time offsets that explain the passes nearly as well, by what the parameter goes along with the offset. */
  readonly offset: number;
  readonly prior: Readonly<Record<PriorKind, number>>;
}

/** Of all origins together. */
export function totalVariance({ colour, curve, red, offset, prior }: ParameterVariance): number {
  return Object.values(prior).reduce((sum, part) => sum + part, colour + curve + red + offset);
}

export interface Covariance {
  /** Origin of the variance of Σ cᵢ·pᵢ for the sparse combination `c` (parameter index → coefficient). */
  of(combination: ReadonlyMap<number, number>): ParameterVariance;
}

/**
 * Null when the normal equations cannot be inverted. `offsetSpread`: how far time offsets lie apart that explain the passes nearly as well,
 * beyond what the curvature at the best one tells: standard deviation, seconds.
 */
export function covariance(fit: JointFit, offsetSpread: number): Covariance | null {
  const { problem, solution } = fit;
  const n = problem.layout.length;
  const normal = Float64Array.from(solution.normal);
  for (let i = 0; i < n; i++) normal[i * n + i] = at(normal, i * n + i) + UNKNOWN;
  const factor = cholesky(normal, n);
  if (!factor) return null;
  const inverse = choleskyInverse(factor, n);
  const gradients = blockGradients(fit);
  const pulls = {
    curve: pullOf(fit, fit.problem.mixturesOfOtherCurve),
    red: pullOf(fit, fit.problem.mixturesOfOtherRed),
  };
  const correction = gradients.length / Math.max(1, gradients.length - 1);
  return {
    of(combination) {
      const influence = new Float64Array(n);
      for (const [index, c] of combination) {
        for (let i = 0; i < n; i++) influence[i] = at(influence, i) + c * at(inverse, index * n + i);
      }
      const prior = { time: 0, lag: 0, edge: 0, plateau: 0, drift: 0, height: 0, ratio: 0 };
      let priors = 0;
      for (const { index, sigma, kind } of problem.priors) {
        const part = (at(influence, index) / sigma) ** 2;
        prior[kind] += part;
        priors += part;
      }
      let total = 0;
      for (const [index, c] of combination) total += c * at(influence, index);
      let sandwich = 0;
      for (const gradient of gradients) {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += at(influence, i) * at(gradient, i);
        sandwich += sum * sum;
      }
      const withOffset = at(influence, TIME_OFFSET) / at(inverse, TIME_OFFSET * n + TIME_OFFSET);
      const moved = (pull: Float64Array): number =>
        influence.reduce((sum, value, i) => sum + value * at(pull, i), 0);
      return {
        curve: moved(pulls.curve) ** 2,
        red: moved(pulls.red) ** 2,
        offset: (withOffset * offsetSpread) ** 2,
        colour: Math.max(total - priors, correction * sandwich, 0),
        prior,
      };
    },
  };
}

/** Σ of the rows' slopes times what other mixtures would change in their signals, by weight: what those would pull the fit with. */
function pullOf({ problem, solution, variance }: JointFit, mixtures: Mixtures): Float64Array {
  const row = rowBuffer();
  const p = solution.parameters;
  const edges = edgesOf(p, problem);
  const otherEdges = edgesOf(p, { ...problem, mixtures });
  const pull = new Float64Array(problem.layout.length);
  for (let k = 0; k < problem.rows.length; k++) {
    fillRow(problem, p, otherEdges, k, row);
    const under = row.residual;
    fillRow(problem, p, edges, k, row);
    const v = at(variance, k);
    const weighted = (robustWeight(row.residual, v) * (row.residual - under)) / v;
    for (let i = 0; i < NON_ZEROS; i++) {
      const index = at(row.index, i);
      pull[index] = at(pull, index) + weighted * at(row.slope, i);
    }
  }
  return pull;
}

function blockGradients({ problem, solution, variance }: JointFit): Float64Array[] {
  const row = rowBuffer();
  const edges = edgesOf(solution.parameters, problem);
  const blocks = new Map<string, Float64Array>();
  for (let k = 0; k < problem.rows.length; k++) {
    fillRow(problem, solution.parameters, edges, k, row);
    const key = `${at(problem.rows.unit, k)}:${Math.floor(at(problem.rows.time, k) / BLOCK)}`;
    const gradient = blocks.get(key) ?? new Float64Array(problem.layout.length);
    blocks.set(key, gradient);
    const v = at(variance, k);
    const weighted = (robustWeight(row.residual, v) * row.residual) / v;
    for (let i = 0; i < NON_ZEROS; i++) {
      const index = at(row.index, i);
      gradient[index] = at(gradient, index) + weighted * at(row.slope, i);
    }
  }
  return [...blocks.values()];
}
