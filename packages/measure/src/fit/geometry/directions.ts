import { valueAt, type TimeTable } from './time-table';
import type { ColourSample } from '../../types';
import type { Leg } from '../types';

/** Frames on each side of the transition within this angle make a crossing, arc minutes. */
const NEAR = 12;
const LEAST_FRAMES = 3;

/** A unit whose crossings are sought; `angle` in arc minutes. */
export interface CrossedUnit {
  readonly samples: readonly ColourSample[];
  readonly table: TimeTable;
  readonly angle: number;
}

/**
 * True when some transition was flown up and some was flown down. Only then do the colours tell the time offset: within one direction
 * it cannot be told from the angles, and a fit that tries follows the noise of the heights.
 */
export function crossedBothWays(units: readonly CrossedUnit[], legs: readonly Leg[], shift: number): boolean {
  const crossed = (direction: Leg['direction']) =>
    legs.some((leg) => leg.direction === direction && units.some((unit) => crosses(unit, leg, shift)));
  return crossed('up') && crossed('down');
}

function crosses({ samples, table, angle }: CrossedUnit, leg: Leg, shift: number): boolean {
  const near = samples
    .filter((s) => s.time >= leg.from && s.time <= leg.to)
    .map((s) => valueAt(table, s.time + shift) - angle)
    .filter((x) => Math.abs(x) < NEAR);
  const above = near.filter((x) => x > 0).length;
  return above >= LEAST_FRAMES && near.length - above >= LEAST_FRAMES;
}
