const { abs, exp, max, min, log } = Math;

/**
 * The colour of one unit as the camera sees it (measurement.md, section 4): a white part u(θ) of logistic form, mixed with the red
 * part in linear light. With v = uρ/((1−u)+uρ) the mixture is q = q_r + (q_w − q_r)·v, and v is the logistic of z + ln ρ.
 * Two freedoms beyond the plain model: the edge may be steeper on one side (`skew`, s·e^∓skew below/above θ0, which leaves θ0 the
 * point of half the white flux), and both plateaus may drift linearly with the angle on their own side.
 */
export interface EdgeParameters {
  /** ln of the logistic's scale s in arc minutes. */
  readonly lnScale: number;
  readonly skew: number;
  readonly red: number;
  readonly white: number;
  /** Change of the red plateau per `DRIFT_ARCMIN` below θ0, of the white one above it. */
  readonly redDrift: number;
  readonly whiteDrift: number;
  readonly lnRho: number;
}

/** Angle over which the plateau drifts are counted, arc minutes. */
export const DRIFT_ARCMIN = 20;

/** Width of the transition, 10–90 % of the white flux, over the scale s of a symmetric logistic: 2·ln 9. */
export const WIDTH_PER_SCALE = 2 * log(9);

/** Order of the derivatives in `edgeSignal`'s output. `x` is the angle above θ0. */
export const SLOPE = { x: 1, lnScale: 2, skew: 3, red: 4, white: 5, redDrift: 6, whiteDrift: 7 } as const;

/**
 * The signal q at `x` arc minutes above θ0, written to `out[0]`, and its derivatives to `out[1…7]` in the order of `SLOPE`.
 */
export function edgeSignal(x: number, p: EdgeParameters, out: Float64Array): void {
  const scale = exp(p.lnScale + (x > 0 ? p.skew : -p.skew));
  const z = x / scale;
  const v = logistic(z + p.lnRho);
  const below = min(0, x) / DRIFT_ARCMIN;
  const above = max(0, x) / DRIFT_ARCMIN;
  const red = p.red + p.redDrift * below;
  const white = p.white + p.whiteDrift * above;
  const bell = (white - red) * v * (1 - v);
  out[0] = red + (white - red) * v;
  out[SLOPE.x] = bell / scale + (x < 0 ? p.redDrift * (1 - v) : p.whiteDrift * v) / DRIFT_ARCMIN;
  out[SLOPE.lnScale] = -bell * z;
  out[SLOPE.skew] = -bell * abs(z);
  out[SLOPE.red] = 1 - v;
  out[SLOPE.white] = v;
  out[SLOPE.redDrift] = (1 - v) * below;
  out[SLOPE.whiteDrift] = v * above;
}

/** The white part u of the light at `x` arc minutes above θ0. */
export function whitePart(x: number, lnScale: number, skew: number): number {
  return logistic(x / exp(lnScale + (x > 0 ? skew : -skew)));
}

/** Distances from θ0 down to 10 % and up to 90 % of the white flux, arc minutes. */
export function edgeExtent(lnScale: number, skew: number): { below: number; above: number } {
  const half = WIDTH_PER_SCALE / 2;
  return { below: half * exp(lnScale - skew), above: half * exp(lnScale + skew) };
}

function logistic(z: number): number {
  return z >= 0 ? 1 / (1 + exp(-z)) : exp(z) / (1 + exp(z));
}
