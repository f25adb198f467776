import {
  UNIT_NAMES,
  type FlightResult,
  type ReportLanguage,
  type UnitName,
  type UnitResult,
} from '@papiscope/shared/contracts';
import { cleanText, translate } from '../text';
import { letter } from './letter';
import type { UnitRow } from './types';

/** The units of the result in the order A–H. */
export function unitsOf(result: FlightResult): [UnitName, UnitResult][] {
  return UNIT_NAMES.flatMap((name) => {
    const unit = result.units[name];
    return unit === undefined ? [] : [[name, unit] as [UnitName, UnitResult]];
  });
}

export function unitRows(result: FlightResult, language: ReportLanguage): UnitRow[] {
  return unitsOf(result).map(([name, unit]) => {
    const { transition } = unit;
    return {
      name,
      letter: letter(name),
      lit: unit.lit,
      nominal_angle: unit.nominal_angle,
      tolerance: unit.tolerance,
      angle: transition?.angle ?? null,
      u_angle_arcmin: transition?.u_angle_arcmin ?? null,
      start: transition?.start ?? null,
      end: transition?.end ?? null,
      width_arcmin: transition?.width_arcmin ?? null,
      u_width_arcmin: transition?.u_width_arcmin ?? null,
      deviation_arcmin: unit.deviation_arcmin,
      intensity_ratio: unit.plateaus?.intensity_ratio ?? null,
      verdict: unit.verdict,
      reason: unit.reason === null ? null : cleanText(translate(unit.reason, language)),
      passes: transition?.passes ?? [],
      frames: unit.frames,
    };
  });
}
