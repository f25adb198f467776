import type { FlightRow } from '../row';
import { number } from './figures';
import { errorOverU, mean, measuredUnits, rms, share, worst, type MeasuredUnit } from './statistics';

export const UNIT_HEADINGS = [
  'units',
  'rms ′',
  'bias ′',
  'worst ′',
  'colour rms ′',
  'within U %',
  'width bias ′',
  'width rms ′',
] as const;

type Sort = readonly [label: string, holds: (unit: MeasuredUnit) => boolean];

const WIDTHS: readonly Sort[] = [
  ['below 2′', ({ true_width }) => true_width < 2],
  ['2 to 3′', ({ true_width }) => true_width >= 2 && true_width < 3],
  ['3 to 5′', ({ true_width }) => true_width >= 3 && true_width < 5],
  ['5 to 8′', ({ true_width }) => true_width >= 5 && true_width < 8],
  ['8 to 11′', ({ true_width }) => true_width >= 8],
];

/** Figures of the units by width and form of their colour change: label and cells. */
export function unitFigures(rows: readonly FlightRow[]): readonly (readonly string[])[] {
  const units = measuredUnits(rows);
  const shapes = [...new Set(units.map(({ edge }) => edge))].sort();
  const sorts = [...WIDTHS, ...shapes.map((shape): Sort => [shape, ({ edge }) => edge === shape])];
  return sorts.flatMap(([label, holds]) => {
    const chosen = units.filter(holds);
    return chosen.length === 0 ? [] : [[label, ...cells(chosen)]];
  });
}

function cells(units: readonly MeasuredUnit[]): string[] {
  const errors = units.map(({ error }) => error);
  const colour = units.flatMap(({ colour_error }) => (colour_error === null ? [] : [colour_error]));
  const widths = units.flatMap(({ width, true_width }) => (width === null ? [] : [width - true_width]));
  const covered = share(units, (unit) => errorOverU(unit) <= 1);
  return [
    String(units.length),
    number(rms(errors), 2),
    number(mean(errors), 2),
    number(worst(errors), 2),
    number(rms(colour), 2),
    number(covered === null ? null : 100 * covered, 1),
    number(mean(widths), 2),
    number(rms(widths), 2),
  ];
}
