import type { TimeTable } from './time-table';

/** Parameters of one unit within the vector, from `unitBase`: θ0 (arc minutes) first, then those of the edge, then its own time offset. */
export const UNIT = {
  angle: 0,
  lnScale: 1,
  skew: 2,
  red: 3,
  white: 4,
  redDrift: 5,
  whiteDrift: 6,
  /** Seconds beyond the flight's time offset: what the codec's chroma lag differs from unit to unit. */
  lag: 7,
} as const;
export const PER_UNIT = 8;

/**
 * Where each parameter stands: the time offset τ, then the units, then one height bias per leg common to all units (arc minutes), then
 * one per leg and unit.
 */
export interface Layout {
  readonly units: number;
  readonly legs: number;
  readonly length: number;
}

export const TIME_OFFSET = 0;

export function layout(units: number, legs: number): Layout {
  return { units, legs, length: 1 + PER_UNIT * units + legs + legs * units };
}

export function unitBase(unit: number): number {
  return 1 + PER_UNIT * unit;
}

export function legBias(l: Layout, leg: number): number {
  return 1 + PER_UNIT * l.units + leg;
}

export function passBias(l: Layout, leg: number, unit: number): number {
  return 1 + PER_UNIT * l.units + l.legs + leg * l.units + unit;
}

/** What a prior stands for in the uncertainty budget. */
export type PriorKind = 'time' | 'lag' | 'edge' | 'plateau' | 'drift' | 'height';

/** Gaussian prior of one parameter. A parameter without one is free. */
export interface Prior {
  readonly index: number;
  readonly mean: number;
  readonly sigma: number;
  readonly kind: PriorKind;
}

/** The frames of all units in one list, with what the fit needs of each; the set never changes while τ does. */
export interface Rows {
  readonly length: number;
  readonly unit: Float64Array;
  readonly leg: Float64Array;
  /** Video time, seconds. */
  readonly time: Float64Array;
  readonly signal: Float64Array;
  /** Standard uncertainty of the signal from pixel noise. */
  readonly sigma: Float64Array;
}

export interface Problem {
  readonly layout: Layout;
  readonly rows: Rows;
  readonly tables: readonly TimeTable[];
  readonly priors: readonly Prior[];
  /** ln ρ of each unit; it is not identifiable from the colour and stays fixed. */
  readonly lnRho: Float64Array;
}
