import type { LostUnit } from './reacquire';
import type { UnitTrack } from './state';

/** A unit found in so many frames is known to be lit. */
export const KNOWN_AFTER = 10;

/** Found in enough frames; while no unit was, found at all: lamps that beat may be gone for a second after the first frame. */
export function isLit(unit: UnitTrack, units: readonly UnitTrack[]): boolean {
  return unit.known || (unit.seen > 0 && !units.some(({ known }) => known));
}

/** The units as a search after a loss takes them: known are those that are lit. */
export function asLost(units: readonly UnitTrack[]): LostUnit[] {
  return units.map((unit) => ({ ...unit, known: isLit(unit, units) }));
}
