import { at, cholesky, choleskyInverse } from '@papiscope/shared/linear-algebra';
import { HELD_OFFSET } from '../joint/build-problem';
import type { JointFit, OffsetAnswer } from '../joint/joint';
import { TIME_OFFSET } from '../joint/problem';
import { solve } from '../joint/solve';

const { abs, hypot, max, sqrt } = Math;

/** Answers nearer to each other than this are one, seconds. */
const SAME = 0.03;
/** So many rows hang together. */
const TOGETHER = 10;

/** Of the cost, above its least, at twice the standard uncertainty. */
const TWO_SIGMA = 2;
/** Where the cost is what its curvature tells, it is well above {@link TWO_SIGMA} at so many times the standard uncertainty. */
const PROBE = 3;
const FARTHEST = 1;

/**
 * How far time offsets lie apart that explain the passes nearly as well as the fit's, beyond what the curvature there tells: standard
 * deviation, seconds; 0 in a flight that shows the colour changes. Where they fall into gaps of the frames, or the heights wander, several
 * offsets do (the search's `answers`), or a whole range of them (the fit with other ones held), and each by itself looks certain.
 */
export function offsetSpread(answers: readonly OffsetAnswer[], fit: JointFit): number {
  return hypot(spreadOf(answers), flatness(fit));
}

/**
 * The standard deviation of the answers about the best one. The scatter of the rows is not known beforehand: an answer counts by the ratio of
 * the costs, to the power of half of the rows that stand for themselves.
 */
export function spreadOf(answers: readonly OffsetAnswer[]): number {
  const [best, ...others] = answers
    .toSorted((a, b) => a.cost - b.cost)
    .filter((answer, i, all) => !all.slice(0, i).some((one) => abs(one.seconds - answer.seconds) < SAME));
  if (best === undefined) return 0;
  let [weights, squares] = [1, 0];
  for (const { seconds, cost, rows } of others) {
    const weight = (best.cost / cost) ** (rows / TOGETHER / 2);
    weights += weight;
    squares += weight * (seconds - best.seconds) ** 2;
  }
  return sqrt(squares / weights);
}

/** Half of how far the offset can be held from the best one before the cost rises as it does at two standard uncertainties, seconds. */
function flatness(fit: JointFit): number {
  const { solution, problem } = fit;
  const n = problem.layout.length;
  const factor = cholesky(solution.normal, n);
  if (factor === null) return 0;
  const u = sqrt(at(choleskyInverse(factor, n), TIME_OFFSET * n + TIME_OFFSET));
  return max(...[-1, 1].map((side) => reach(fit, side * u) / 2));
}

/** From the best offset, to the side of `u`: 0 where the cost rises as the curvature tells. */
function reach(fit: JointFit, u: number): number {
  let [inside, below] = [0, 0];
  let start = fit.solution.parameters;
  for (let by = PROBE * u; abs(by) < FARTHEST; by *= 2) {
    const { parameters, cost } = held(fit, start, at(fit.solution.parameters, TIME_OFFSET) + by);
    // beyond what the telemetry covers there is no cost
    if (!Number.isFinite(cost)) break;
    const above = cost - fit.solution.cost;
    if (above >= TWO_SIGMA) {
      if (inside === 0) return 0;
      const [a, b] = [sqrt(max(0, below)), sqrt(above)];
      return abs(inside) + ((sqrt(TWO_SIGMA) - a) / (b - a)) * abs(by - inside);
    }
    [inside, below, start] = [by, above, parameters];
  }
  return abs(inside);
}

/** The fit with another time offset. */
function held({ problem, variance }: JointFit, from: Float64Array, seconds: number) {
  const priors = problem.priors.map((prior) =>
    prior.index === TIME_OFFSET ? { ...prior, mean: seconds, sigma: HELD_OFFSET } : prior,
  );
  const start = Float64Array.from(from);
  start[TIME_OFFSET] = seconds;
  return solve({ ...problem, priors }, start, variance);
}
