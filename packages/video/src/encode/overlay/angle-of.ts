import type { DrawnUnit } from '../units';

/** A unit's vertical angle, degrees, at a video time, seconds. */
export type AngleOf = (unit: DrawnUnit, time: number) => number | null;
