import { at } from '@papiscope/shared/linear-algebra';
import { birgeMean, type Known } from '../plateaus/birge-mean';
import { buildProblem, SURPLUS_SIGMA, type JointInput } from '../joint/build-problem';
import { covariance, totalVariance } from '../joint/covariance';
import type { JointFit } from '../joint/joint';
import { edgeExtent } from '../light/model';
import { COLOUR_LAG, PASS, passBase, UNIT, unitBase } from '../joint/problem';
import { rateAtTransition } from '../joint/rate';
import { chromaEdge } from '../joint/row';
import { solve } from '../joint/solve';

/** One bar in so many is taken to have units whose light is not that of both colours together. */
const RARE = 1 / 20;
/** A surplus also reshapes the luma's edge, as forms of edges do that the fit does not have (a linear one: 0.06): it is not known better than this. */
const FORM_U = 0.025;
/** Flights in which blurred colours may look like a surplus of any size, and its spread. */
const BLURRED = { part: 1 / 20, spread: 0.3 };
/** By so much of what colours are held back their middle may be off in the mean of climb and descent. */
const UNEVEN = 0.3;
/** A surplus moves the middle of a luma edge by about so much of its width. */
const MOVES = 0.6;

/** Part by which the light in the middle of the change is above that of both colours, as colours and luma together show it. */
export interface Surplus extends Known {
  readonly probability: number;
  /** The fit that counts it. */
  readonly counted: JointFit;
}

/**
 * How probable it is that there is a surplus of light, and the fit that counts it; the angles do not. A light that is brighter (or darker,
 * where there is a gap between its colours) in the middle of its change than both colours together shows a luma whose edge has another place and
 * another form than that of its colours, the same in climb and descent, and in all units of a bar, which are alike; what a codec holds colours
 * back changes sides with the direction. Most is told by the form, so that it rests on the forms of edges that the fit has, and colours that a codec
 * blurs may look the same: a surplus is admitted, not taken away.
 * Null where no luma is seen, where one direction alone was flown (what colours are held back looks the same then), or where its uncertainty is
 * not to be had.
 */
export function tellSurplus(plain: JointFit, input: JointInput): Surplus | null {
  const each = input.luma && input.offsetTold ? surplusOfEach(withSurplus(plain, input, 'each')) : [];
  if (each.length === 0) return null;
  const mean = birgeMean(each);
  const told = { value: mean.value, u: Math.hypot(mean.u, FORM_U) };
  return { ...told, probability: probabilityOf(told), counted: withSurplus(plain, input, 'alike') };
}

/** With the rows' variances as they are: what is fitted is to be compared. */
function withSurplus(
  { solution, variance }: JointFit,
  input: JointInput,
  surplus: JointInput['surplus'],
): JointFit {
  const problem = buildProblem({ ...input, surplus });
  return { problem, variance, solution: solve(problem, solution.parameters, variance) };
}

/** What each unit tells without the prior. */
function surplusOfEach(fit: JointFit): Known[] {
  const known = covariance(fit, 0);
  if (known === null) return [];
  return Array.from({ length: fit.problem.layout.units }, (_, unit) => unit).flatMap((unit) => {
    const index = unitBase(unit) + UNIT.surplus;
    const precision = 1 / totalVariance(known.of(new Map([[index, 1]])));
    const told = precision - 1 / SURPLUS_SIGMA ** 2;
    const value = (at(fit.solution.parameters, index) * precision) / told;
    return told > 0 ? [{ value, u: Math.hypot(1 / Math.sqrt(told), heldBack(fit, unit)) }] : [];
  });
}

/** What may look like a surplus where colours are held back for long, as codecs hold them back unevenly: standard uncertainty. */
function heldBack(fit: JointFit, unit: number): number {
  const { parameters: p } = fit.solution;
  const { layout } = fit.problem;
  const passes = Array.from({ length: layout.legs }, (_, leg) =>
    at(p, passBase(layout, leg, unit) + PASS.lag),
  );
  const lag = at(p, COLOUR_LAG) + passes.reduce((sum, own) => sum + own, 0) / passes.length;
  const { below, above } = edgeExtent(chromaEdge(p, unit));
  return (UNEVEN * Math.abs(lag) * rateAtTransition(fit, unit)) / (MOVES * (below + above));
}

/**
 * How probable it is that there is a surplus at all: odds before times the ratio of the densities of what is told, with a surplus and
 * without. Without, most flights tell 0 within their uncertainty; in some, colours that a codec blurs tell anything.
 */
export function probabilityOf({ value, u }: Known): number {
  const density = (spread: number) => Math.exp(-0.5 * (value / spread) ** 2) / spread;
  const some = density(Math.hypot(SURPLUS_SIGMA, u));
  const none = (1 - BLURRED.part) * density(u) + BLURRED.part * density(Math.hypot(BLURRED.spread, u));
  return (RARE * some) / (RARE * some + (1 - RARE) * none);
}
