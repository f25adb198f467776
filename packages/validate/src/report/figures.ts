import type { FlightRow } from '../row';
import {
  errorOverU,
  mean,
  measuredUnits,
  quantile,
  rms,
  share,
  trackingSum,
  unitsOf,
  verdictFault,
  worst,
} from './statistics';

/** Headings of {@link figures}. */
export const FIGURE_HEADINGS = [
  'flights',
  'units',
  'not measured',
  'rms ′',
  'bias ′',
  'worst ′',
  'colour rms ′',
  'colour worst ′',
  'U median ′',
  'within U %',
  'worst error/U',
  'width ok %',
  'τ worst ms',
  'tracked %',
  'status %',
  'wrong verdicts',
] as const;

/** The figures of a group of flights: errors of the transition angle in arc minutes, `–` of nothing. */
export function figures(rows: readonly FlightRow[]): string[] {
  const lit = unitsOf(rows).filter((unit) => unit.lit);
  const units = measuredUnits(rows);
  const errors = units.map(({ error }) => error);
  const colour = units.flatMap(({ colour_error }) => (colour_error === null ? [] : [colour_error]));
  const widths = share(
    units,
    ({ width, true_width }) => Math.abs((width ?? 0) - true_width) <= Math.max(0.4, 0.15 * true_width),
  );
  const offsets = rows.flatMap(({ time_offset }) =>
    time_offset.measured === null ? [] : [1000 * (time_offset.measured - time_offset.true)],
  );
  return [
    String(rows.length),
    String(units.length),
    String(lit.filter(({ error }) => error === null).length),
    number(rms(errors), 2),
    number(mean(errors), 2),
    number(worst(errors), 2),
    number(rms(colour), 2),
    number(worst(colour), 2),
    number(
      quantile(
        units.map(({ u_angle }) => u_angle),
        0.5,
      ),
      2,
    ),
    percent(share(units, (unit) => errorOverU(unit) <= 1)),
    number(worst(units.map(errorOverU)), 2),
    percent(widths),
    number(worst(offsets), 0),
    ratio(trackingSum(rows, 'tracked'), trackingSum(rows, 'expected')),
    ratio(trackingSum(rows, 'status_agrees'), trackingSum(rows, 'plain')),
    String(unitsOf(rows).filter((unit) => verdictFault(unit) > 0).length),
  ];
}

export function number(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}

function percent(value: number | null): string {
  return number(value === null ? null : 100 * value, 1);
}

function ratio(part: number, whole: number): string {
  return percent(whole === 0 ? null : part / whole);
}
