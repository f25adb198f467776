import type { UnitName } from '../api/types';

/** Colours of the style sheet as they are now: a canvas does not follow it by itself. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly grid: string;
  readonly band: string;
  readonly surface: string;
  unit(name: UnitName): string;
}

const UNIT_COLOURS: Readonly<Record<UnitName, string>> = {
  PAPI_A: '--unit-a',
  PAPI_B: '--unit-b',
  PAPI_C: '--unit-c',
  PAPI_D: '--unit-d',
  PAPI_E: '--unit-a',
  PAPI_F: '--unit-b',
  PAPI_G: '--unit-c',
  PAPI_H: '--unit-d',
};

export function unitColour(name: UnitName): string {
  return `var(${UNIT_COLOURS[name]})`;
}

export function currentPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: colour('--ink'),
    soft: colour('--soft'),
    grid: colour('--chart-grid'),
    band: colour('--chart-band'),
    surface: colour('--surface'),
    unit: (name) => colour(UNIT_COLOURS[name]),
  };
}
