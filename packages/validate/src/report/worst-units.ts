import type { FlightRow } from '../row';
import { number } from './figures';
import { errorOverU, isMeasured } from './statistics';

export const WORST_HEADINGS = [
  'flight',
  'unit',
  'error ′',
  'colour ′',
  'U ′',
  'width ′',
  'true width ′',
  'edge',
  'conditions',
] as const;

/** The units whose error is largest beside their stated uncertainty, with what to simulate to see them again. */
export function worstUnits(rows: readonly FlightRow[], count: number): readonly (readonly string[])[] {
  return rows
    .flatMap((row) => row.units.filter(isMeasured).map((unit) => ({ row, unit })))
    .toSorted((a, b) => errorOverU(b.unit) - errorOverU(a.unit))
    .slice(0, count)
    .map(({ row, unit }) => [
      `${row.set} ${row.number}`,
      unit.unit,
      number(unit.error, 2),
      number(unit.colour_error, 2),
      number(unit.u_angle, 2),
      number(unit.width, 1),
      number(unit.true_width, 1),
      unit.edge,
      conditionsOf(row),
    ]);
}

/** The conditions of a flight in a few words. */
export function conditionsOf({ options, spot_px, megabits }: FlightRow): string {
  const n = (name: string, digits: number): string => Number(options[name]).toFixed(digits);
  return [
    String(options['light']),
    `exposure ${n('exposure', 1)}`,
    `${n('distance', 0)} m`,
    `${n('climbSpeed', 1)} m/s`,
    `spot ${spot_px.toFixed(1)} px`,
    `${megabits.toFixed(0)} Mbit/s ${String(options['codec'])}`,
    `${n('updateHz', 0)} Hz`,
    `lag ${n('lag', 2)} s`,
    String(options['tone']),
    ...(options['led'] === true ? ['LED'] : []),
    ...(options['passes'] === 'both' ? [] : [`${String(options['passes'])} only`]),
  ].join(', ');
}

/** Flights that could not be measured, and units that were not although they are lit. */
export function notMeasured(rows: readonly FlightRow[]): readonly string[] {
  return rows.flatMap((row) => {
    const name = `${row.set} ${row.number}`;
    if (row.failure !== null) return [`${name}: ${row.failure} (${conditionsOf(row)})`];
    return row.units
      .filter((unit) => unit.lit && unit.error === null)
      .map((unit) => `${name}, ${unit.unit}: ${unit.reason ?? 'no reason given'} (${conditionsOf(row)})`);
  });
}
