import type { Mixture } from '../light/mixture';
import type { TimeTable } from '../geometry/time-table';
import type { Rows } from '../rows';

/**
 * Parameters of one unit within the vector, from `unitBase`: θ0 (arc minutes), its edge, the levels of its colour signal, the drift of its luma, ln
 * of the ratio ρ of its intensities, how its tails end, what it has of surplus beyond `SURPLUS`, how near to θ0 its skew sets in.
 */
export const UNIT = {
  angle: 0,
  lnScale: 1,
  skew: 2,
  red: 3,
  white: 4,
  redDrift: 5,
  whiteDrift: 6,
  lumaRedDrift: 7,
  lumaWhiteDrift: 8,
  lnRho: 9,
  tails: 10,
  surplus: 11,
  lnReach: 12,
} as const;
const PER_UNIT = 13;

/**
 * Parameters of one unit in one leg, from `passBase`: height bias (arc minutes); what the codec holds the colours back (seconds); levels
 * of the luma in units of the difference found before the fit, and of that in the dark of a beat.
 */
export const PASS = { bias: 0, lag: 1, lumaRed: 2, lumaWhite: 3, dimRed: 4, dimWhite: 5 } as const;
const PER_PASS = 6;

/** Where each parameter stands: the time offset τ, the units, one height bias per leg common to all units (arc minutes), the passes. */
export interface Layout {
  readonly units: number;
  readonly legs: number;
  readonly length: number;
}

export const TIME_OFFSET = 0;
/** By what part more light than both colours alone a light gives in the middle of its change. */
export const SURPLUS = 1;
/** What the codec holds all colours back, seconds. */
export const COLOUR_LAG = 2;
const COMMON = 3;

export function layout(units: number, legs: number): Layout {
  return { units, legs, length: COMMON + PER_UNIT * units + legs + PER_PASS * legs * units };
}

export function unitBase(unit: number): number {
  return COMMON + PER_UNIT * unit;
}

export function legBias(l: Layout, leg: number): number {
  return COMMON + PER_UNIT * l.units + leg;
}

export function passBase(l: Layout, leg: number, unit: number): number {
  return COMMON + PER_UNIT * l.units + l.legs + PER_PASS * (leg * l.units + unit);
}

/** What a prior stands for in the uncertainty budget. */
export type PriorKind = 'time' | 'lag' | 'edge' | 'plateau' | 'drift' | 'height' | 'ratio';

/** Gaussian prior of one parameter. A parameter without one is free. */
export interface Prior {
  readonly index: number;
  readonly mean: number;
  readonly sigma: number;
  readonly kind: PriorKind;
}

/** How both colours mix, in the luma per unit. */
export interface Mixtures {
  /** In the luma. */
  readonly bright: readonly Mixture[];
  /** The same in the dark of a beat, where other rings are seen. */
  readonly dim: readonly Mixture[];
  /** In the colour signal it follows from ρ, and from which part of the way to white is cut off, of all units alike. */
  readonly cutOff: number;
}

export interface Problem {
  readonly layout: Layout;
  readonly rows: Rows;
  readonly tables: readonly TimeTable[];
  readonly priors: readonly Prior[];
  readonly mixtures: Mixtures;
  /** The same with a camera's curve, and with a red light, that is off by its standard uncertainty. */
  readonly mixturesOfOtherCurve: Mixtures;
  readonly mixturesOfOtherRed: Mixtures;
}
