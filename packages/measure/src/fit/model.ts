import type { Mixture } from './mixture';

const { exp, max, min, log, tanh } = Math;

/**
 * What the camera sees of one unit's transition (measurement.md, section 4): a white part u(θ) of logistic form, turned into an
 * observable between a low (red) and a high (white) level by its mixture.
 * Two freedoms beyond the plain model: the edge may be steeper on one side (`skew`: the scale goes from s·e^−skew far below to s·e^skew far
 * above θ0 by a hyperbolic tangent, which leaves θ0 the point of half the white flux), and both levels may drift linearly with the angle
 * on their own side.
 */
export interface EdgeParameters {
  /** ln of the logistic's scale s in arc minutes. */
  readonly lnScale: number;
  readonly skew: number;
  readonly low: number;
  readonly high: number;
  /** Change of the low level per `DRIFT_ARCMIN` below θ0, of the high one above it. */
  readonly lowDrift: number;
  readonly highDrift: number;
  readonly mixture: Mixture;
}

/** Scales s over which a skewed edge passes from one steepness to the other; at 3 even a Gumbel edge is met to 0.2 % of its width. */
const SKEW_REACH = 3;

/** Angle over which the drifts of the levels are counted, arc minutes. */
export const DRIFT_ARCMIN = 20;

/** Width of the transition, 10–90 % of the white flux, over the scale s of a symmetric logistic: 2·ln 9. */
export const WIDTH_PER_SCALE = 2 * log(9);

/** Order of the derivatives in `edgeSignal`'s output. `x` is the angle above θ0. */
export const SLOPE = {
  x: 1,
  lnScale: 2,
  skew: 3,
  low: 4,
  high: 5,
  lowDrift: 6,
  highDrift: 7,
  lnRho: 8,
} as const;

/** The signal at `x` arc minutes above θ0, written to `out[0]`, and its derivatives to `out[1…8]` in the order of `SLOPE`. */
export function edgeSignal(x: number, p: EdgeParameters, out: Float64Array): void {
  const turn = tanh(x / (SKEW_REACH * exp(p.lnScale)));
  const scale = exp(p.lnScale + p.skew * turn);
  const z = x / scale;
  const bend = (p.skew * x * (1 - turn * turn)) / (SKEW_REACH * exp(p.lnScale));
  const u = logistic(z);
  const share = p.mixture.share(u);
  const below = min(0, x) / DRIFT_ARCMIN;
  const above = max(0, x) / DRIFT_ARCMIN;
  const low = p.low + p.lowDrift * below;
  const high = p.high + p.highDrift * above;
  const bell = (high - low) * p.mixture.slope(u) * u * (1 - u);
  const drift = (x < 0 ? p.lowDrift * (1 - share) : p.highDrift * share) / DRIFT_ARCMIN;
  out[0] = low + (high - low) * share;
  out[SLOPE.x] = (bell * (1 - bend)) / scale + drift;
  out[SLOPE.lnScale] = -bell * z * (1 - bend);
  out[SLOPE.skew] = -bell * z * turn;
  out[SLOPE.low] = 1 - share;
  out[SLOPE.high] = share;
  out[SLOPE.lowDrift] = (1 - share) * below;
  out[SLOPE.highDrift] = share * above;
  out[SLOPE.lnRho] = (high - low) * share * (1 - share);
}

/** The white part u of the light at `x` arc minutes above θ0. */
export function whitePart(x: number, lnScale: number, skew: number): number {
  return logistic(x / exp(lnScale + skew * tanh(x / (SKEW_REACH * exp(lnScale)))));
}

/** Distances from θ0 down to 10 % and up to 90 % of the white flux, arc minutes. */
export function edgeExtent({ lnScale, skew }: { lnScale: number; skew: number }): {
  below: number;
  above: number;
} {
  const scale = exp(lnScale);
  const reach = (side: number): number => {
    let x = side * (WIDTH_PER_SCALE / 2) * scale;
    for (let i = 0; i < 12; i++)
      x = side * (WIDTH_PER_SCALE / 2) * scale * exp(skew * tanh(x / (SKEW_REACH * scale)));
    return Math.abs(x);
  };
  return { below: reach(-1), above: reach(1) };
}

function logistic(z: number): number {
  return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}
