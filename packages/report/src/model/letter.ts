import type { UnitName } from '@papiscope/shared/contracts';

/** `PAPI_A` → `A`. */
export function letter(unit: UnitName): string {
  return unit.slice('PAPI_'.length);
}
