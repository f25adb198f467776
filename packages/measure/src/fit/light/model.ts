import type { Mixture } from './mixture';

const { exp, max, min, log, tanh } = Math;

/**
 * What the camera sees of one unit's transition (measurement.md, section 4): a white part u(θ) of logistic form, turned into an
 * observable between a low (red) and a high (white) level by its mixture.
 * Four freedoms beyond the plain model: the edge may be steeper on one side (`skew`: the scale goes from s·e^−skew far below to s·e^skew far
 * above θ0 by a hyperbolic tangent), at once or little by little (`lnReach`); its tails may end sooner than a logistic's (`tails`:
 * logit u = z·e^(tails·h) with h = z²/(9 + z²); an error function has 0.33, two lenses set apart 1.3); all leave θ0 the point of half the white
 * flux. And both levels may drift linearly with the angle on their own side.
 */
export interface EdgeParameters {
  /** ln of the logistic's scale s in arc minutes. */
  readonly lnScale: number;
  readonly skew: number;
  readonly tails: number;
  /** ln of the scales s over which a skewed edge passes from one steepness to the other. */
  readonly lnReach: number;
  readonly low: number;
  readonly high: number;
  /** Change of the low level per `DRIFT_ARCMIN` below θ0, of the high one above it. */
  readonly lowDrift: number;
  readonly highDrift: number;
  readonly mixture: Mixture;
  /** By what part more light than both colours alone the light gives in the middle of its change. */
  readonly surplus: number;
}

/**
 * The steeper side of a skewed edge ends sooner, too: by so much of the skew. Where both sides have a scale of their own it does not; of a Gumbel
 * edge it is about half.
 */
const STEEP_ENDS = 0.375;

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
  surplus: 10,
  lnReach: 11,
} as const;

/** Values that `edgeSignal` writes. */
export const EDGE_SIGNAL = 12;

/** The signal at `x` arc minutes above θ0, written to `out[0]`, and its derivatives to `out[1…11]` in the order of `SLOPE`. */
export function edgeSignal(x: number, p: EdgeParameters, out: Float64Array): void {
  const { skew } = p;
  const base = exp(p.lnScale);
  const y = x / base;
  const { z, ends, turn, reach, tails: own, logit } = formAt(y, p);
  const u = logistic(logit);
  const turning = (skew * (1 - turn * turn)) / reach;
  /** d logit / dz: ends·z grows by 2·ends·(1 − ends) a unit of ln z. */
  const stretch = exp(own * ends) * (1 + 2 * own * ends * (1 - ends));
  const perScale = stretch * exp(-skew * turn) * (1 - y * turning) - logit * ends * STEEP_ENDS * turning;
  const share = p.mixture.share(u) + p.surplus * p.mixture.surplus(u);
  const below = min(0, x) / DRIFT_ARCMIN;
  const above = max(0, x) / DRIFT_ARCMIN;
  const low = p.low + p.lowDrift * below;
  const high = p.high + p.highDrift * above;
  const bell = (high - low) * (p.mixture.slope(u) + p.surplus * p.mixture.surplusSlope(u)) * u * (1 - u);
  const drift = (x < 0 ? p.lowDrift * (1 - share) : p.highDrift * share) / DRIFT_ARCMIN;
  out[0] = low + (high - low) * share;
  out[SLOPE.x] = (bell * perScale) / base + drift;
  out[SLOPE.lnScale] = -bell * perScale * y;
  out[SLOPE.skew] = -bell * turn * (stretch * z + STEEP_ENDS * logit * ends);
  out[SLOPE.tails] = bell * logit * ends;
  out[SLOPE.low] = 1 - share;
  out[SLOPE.high] = share;
  out[SLOPE.lowDrift] = (1 - share) * below;
  out[SLOPE.highDrift] = share * above;
  out[SLOPE.lnRho] = (high - low) * p.mixture.perLnRho(u);
  out[SLOPE.lnReach] = bell * turning * y * (stretch * z + STEEP_ENDS * logit * ends);
  out[SLOPE.surplus] = (high - low) * p.mixture.surplus(u);
}

/** The form of an edge without its levels. */
export type EdgeForm = Pick<EdgeParameters, 'lnScale' | 'skew' | 'tails' | 'lnReach'>;

/** The white part u of the light at `x` arc minutes above θ0. */
export function whitePart(x: number, form: EdgeForm): number {
  return logistic(formAt(x / exp(form.lnScale), form).logit);
}

/**
 * The form at `y` scales from θ0. `turn`: −1 far below to 1 far above; `z`: `y` in scales of its side; `ends`: how far the tails have set in,
 * 0 at θ0 to 1 far from it; `tails`: how soon those of this side end.
 */
function formAt(y: number, { skew, tails, lnReach }: Pick<EdgeForm, 'skew' | 'tails' | 'lnReach'>) {
  const reach = exp(lnReach);
  const turn = tanh(y / reach);
  const z = y * exp(-skew * turn);
  const ends = (z * z) / (TAILS_REACH * TAILS_REACH + z * z);
  const own = tails - STEEP_ENDS * skew * turn;
  return { turn, reach, z, ends, tails: own, logit: z * exp(own * ends) };
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
