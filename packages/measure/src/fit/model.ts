import type { Mixture } from './mixture';

const { abs, exp, max, min, log } = Math;

/**
 * What the camera sees of one unit's transition (measurement.md, section 4): a white part u(θ) of logistic form, turned into an
 * observable between a low (red) and a high (white) level by its mixture.
 * Two freedoms beyond the plain model: the edge may be steeper on one side (`skew`, s·e^∓skew below/above θ0, which leaves θ0 the
 * point of half the white flux), and both levels may drift linearly with the angle on their own side.
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

/** Angle over which the drifts of the levels are counted, arc minutes. */
export const DRIFT_ARCMIN = 20;

/** Width of the transition, 10–90 % of the white flux, over the scale s of a symmetric logistic: 2·ln 9. */
export const WIDTH_PER_SCALE = 2 * log(9);

/** Order of the derivatives in `edgeSignal`'s output. `x` is the angle above θ0. */
export const SLOPE = { x: 1, lnScale: 2, skew: 3, low: 4, high: 5, lowDrift: 6, highDrift: 7 } as const;

/** The signal at `x` arc minutes above θ0, written to `out[0]`, and its derivatives to `out[1…7]` in the order of `SLOPE`. */
export function edgeSignal(x: number, p: EdgeParameters, out: Float64Array): void {
  const scale = exp(p.lnScale + (x > 0 ? p.skew : -p.skew));
  const z = x / scale;
  const u = logistic(z);
  const share = p.mixture.share(u);
  const below = min(0, x) / DRIFT_ARCMIN;
  const above = max(0, x) / DRIFT_ARCMIN;
  const low = p.low + p.lowDrift * below;
  const high = p.high + p.highDrift * above;
  const bell = (high - low) * p.mixture.slope(u) * u * (1 - u);
  const drift = (x < 0 ? p.lowDrift * (1 - share) : p.highDrift * share) / DRIFT_ARCMIN;
  out[0] = low + (high - low) * share;
  out[SLOPE.x] = bell / scale + drift;
  out[SLOPE.lnScale] = -bell * z;
  out[SLOPE.skew] = -bell * abs(z);
  out[SLOPE.low] = 1 - share;
  out[SLOPE.high] = share;
  out[SLOPE.lowDrift] = (1 - share) * below;
  out[SLOPE.highDrift] = share * above;
}

/** The white part u of the light at `x` arc minutes above θ0. */
export function whitePart(x: number, lnScale: number, skew: number): number {
  return logistic(x / exp(lnScale + (x > 0 ? skew : -skew)));
}

/** Distances from θ0 down to 10 % and up to 90 % of the white flux, arc minutes. */
export function edgeExtent({ lnScale, skew }: { lnScale: number; skew: number }): {
  below: number;
  above: number;
} {
  const half = WIDTH_PER_SCALE / 2;
  return { below: half * exp(lnScale - skew), above: half * exp(lnScale + skew) };
}

function logistic(z: number): number {
  return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}
