import type { FlightResult, ReportLanguage, UnitName } from '@papiscope/shared/contracts';
import { cleanText, translate, type Say, type TextKey } from '../text';
import type { Budget, BudgetCell } from './types';
import { unitsOf } from './units';

const SOURCES: Readonly<Record<string, TextKey>> = {
  colour: 'source_colour',
  height: 'source_height',
  height_common: 'source_height_common',
  time_offset: 'source_time_offset',
  codec: 'source_codec',
  intensity_ratio: 'source_intensity_ratio',
  camera_curve: 'source_camera_curve',
  surplus: 'source_surplus',
  deep_red: 'source_deep_red',
  edge: 'source_edge',
  interpolation: 'source_interpolation',
  passes: 'source_passes',
};

/** The units' budgets side by side; the basis is the first unit's. Null where nothing was measured. */
export function budget(result: FlightResult, language: ReportLanguage, say: Say): Budget | null {
  const units = unitsOf(result).flatMap(([unit, { transition }]) =>
    transition ? [{ unit, transition }] : [],
  );
  if (units.length === 0) return null;
  const sources = [
    ...new Set(units.flatMap(({ transition }) => transition.budget.map(({ source }) => source))),
  ];
  const cell = (unit: UnitName, u: number): BudgetCell => ({ unit, u_arcmin: u });
  return {
    rows: sources.map((source) => {
      const terms = units.flatMap(({ unit, transition }) =>
        transition.budget.filter((term) => term.source === source).map((term) => ({ unit, ...term })),
      );
      const key = SOURCES[source];
      return {
        source,
        label: key === undefined ? cleanText(source) : say(key),
        basis: cleanText(translate(terms[0]?.basis ?? '', language)),
        cells: terms.map(({ unit, u_arcmin: u }) => cell(unit, u)),
      };
    }),
    combined: units.map(({ unit, transition }) => cell(unit, transition.u_angle_arcmin / transition.k)),
    expanded: units.map(({ unit, transition }) => cell(unit, transition.u_angle_arcmin)),
  };
}
