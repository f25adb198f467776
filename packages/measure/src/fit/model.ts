import type { Mixture } from './mixture';

const { exp, max, min, log, tanh } = Math;

/**
 * What the camera sees of one unit's transition (measurement.md, section 4): a white part u(θ) of logistic form, turned into an
 * observable between a low (red) and a high (white) level by its mixture.
 * Three freedoms beyond the plain model: the edge may be steeper on one side (`skew`: the scale goes from s·e^−skew far below to s·e^skew far
 * above θ0 by a hyperbolic tangent); its tails may end sooner than a logistic's (`tails`: logit u = z·e^(tails·h) with h = z²/(9 + z²); an error
 * function has 0.33, two lenses set apart 1.3); both leave θ0 the point of half the white flux. And both levels may drift linearly with the
 * angle on their own side.
 */
export interface EdgeParameters {
  /** ln of the logistic's scale s in arc minutes. */
  readonly lnScale: number;
  readonly skew: number;
  readonly tails: number;
  readonly low: number;
  readonly high: number;
  /** Change of the low level per `DRIFT_ARCMIN` below θ0, of the high one above it. */
  readonly lowDrift: number;
  readonly highDrift: number;
  readonly mixture: Mixture;
}

/** Scales s over which a skewed edge passes from one steepness to the other; at 3 even a Gumbel edge is met to 0.2 % of its width. */
const SKEW_REACH = 3;

/** Scales at which half of what `tails` does has set in. */
const TAILS_REACH = 3;

/** No edge is 10–90 % within more than this many scales on one side. */
const FARTHEST = 40;

/** Angle over which the drifts of the levels are counted, arc minutes. */
export const DRIFT_ARCMIN = 20;

/** Width of the transition, 10–90 % of the white flux, over the scale s of a symmetric logistic: 2·ln 9. */
export const WIDTH_PER_SCALE = 2 * log(9);

/** Order of the derivatives in `edgeSignal`'s output. `x` is the angle above θ0. */
export const SLOPE = {
  x: 1,
  lnScale: 2,
  skew: 3,
  tails: 4,
  low: 5,
  high: 6,
  lowDrift: 7,
  highDrift: 8,
  lnRho: 9,
} as const;

/** The signal at `x` arc minutes above θ0, written to `out[0]`, and its derivatives to `out[1…9]` in the order of `SLOPE`. */
export function edgeSignal(x: number, p: EdgeParameters, out: Float64Array): void {
  const turn = tanh(x / (SKEW_REACH * exp(p.lnScale)));
  const scale = exp(p.lnScale + p.skew * turn);
  const z = x / scale;
  const bend = (p.skew * x * (1 - turn * turn)) / (SKEW_REACH * exp(p.lnScale));
  const ends = tailsAt(z);
  const logit = z * exp(p.tails * ends);
  const u = logistic(logit);
  /** d logit / dz: ends·z grows by 2·ends·(1 − ends) a unit of ln z. */
  const stretch = exp(p.tails * ends) * (1 + 2 * p.tails * ends * (1 - ends));
  const share = p.mixture.share(u);
  const below = min(0, x) / DRIFT_ARCMIN;
  const above = max(0, x) / DRIFT_ARCMIN;
  const low = p.low + p.lowDrift * below;
  const high = p.high + p.highDrift * above;
  const bell = (high - low) * p.mixture.slope(u) * u * (1 - u);
  const drift = (x < 0 ? p.lowDrift * (1 - share) : p.highDrift * share) / DRIFT_ARCMIN;
  out[0] = low + (high - low) * share;
  out[SLOPE.x] = (bell * stretch * (1 - bend)) / scale + drift;
  out[SLOPE.lnScale] = -bell * stretch * z * (1 - bend);
  out[SLOPE.skew] = -bell * stretch * z * turn;
  out[SLOPE.tails] = bell * logit * ends;
  out[SLOPE.low] = 1 - share;
  out[SLOPE.high] = share;
  out[SLOPE.lowDrift] = (1 - share) * below;
  out[SLOPE.highDrift] = share * above;
  out[SLOPE.lnRho] = (high - low) * share * (1 - share);
}

/** The form of an edge without its levels. */
export type EdgeForm = Pick<EdgeParameters, 'lnScale' | 'skew' | 'tails'>;

/** The white part u of the light at `x` arc minutes above θ0. */
export function whitePart(x: number, { lnScale, skew, tails }: EdgeForm): number {
  const z = x / exp(lnScale + skew * tanh(x / (SKEW_REACH * exp(lnScale))));
  return logistic(z * exp(tails * tailsAt(z)));
}

/** How far the tails have set in, 0 at θ0 to 1 far from it. */
function tailsAt(z: number): number {
  return (z * z) / (TAILS_REACH * TAILS_REACH + z * z);
}

/** Distances from θ0 down to 10 % and up to 90 % of the white flux, arc minutes. */
export function edgeExtent(form: EdgeForm): { below: number; above: number } {
  const reach = (side: number): number => {
    let [near, far] = [0, FARTHEST * exp(form.lnScale)];
    for (let i = 0; i < 50; i++) {
      const middle = (near + far) / 2;
      const u = whitePart(side * middle, form);
      if ((side > 0 ? u : 1 - u) < 0.9) near = middle;
      else far = middle;
    }
    return far;
  };
  return { below: reach(-1), above: reach(1) };
}

function logistic(z: number): number {
  return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}
