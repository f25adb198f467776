import {
  compareFlights,
  type FlightHistory,
  type FlightResult,
  type UnitDifference,
  type UnitName,
} from '@papiscope/shared/contracts';
import { timeText } from '../text';
import type { ReportInput } from './input';
import type { UnitRow } from './types';

type Units = Partial<
  Record<UnitName, Pick<UnitRow, 'angle' | 'u_angle_arcmin' | 'nominal_angle' | 'tolerance'>>
>;

/** A flight of the runway; the last one is the report's own. */
export interface HistoryFlight {
  readonly number: number;
  /** Date and time, UTC; null where not known. */
  readonly flown_at: string | null;
  readonly absolute_angles: FlightResult['positioning']['absolute_angles'];
  readonly units: Units;
}

export interface History {
  readonly flights: readonly HistoryFlight[];
  /** This flight minus the one before it. */
  readonly differences: readonly UnitDifference[];
  /** One of those two has indicative angles: its differences may be those of its heights. */
  readonly indicative: boolean;
}

/** The same units over the flights of the runway; null where this is the first one. */
export function history(
  { history: former, result, session }: ReportInput,
  rows: readonly UnitRow[],
): History | null {
  const before = former.at(-1);
  if (before === undefined) return null;
  const own = Object.fromEntries(rows.map((row) => [row.name, row])) as FlightHistory['units'];
  const { absolute_angles: absolute } = result.positioning;
  const flights = [
    ...former.map((flight) => ({
      flown_at: timeText(flight.flown_at),
      absolute_angles: flight.absolute_angles,
      units: flight.units,
    })),
    {
      flown_at: session.recordedAt === null ? null : timeText(session.recordedAt),
      absolute_angles: absolute,
      units: own,
    },
  ];
  return {
    flights: flights.map(({ units, ...flight }, i) => ({ number: i + 1, ...flight, units: shown(units) })),
    differences: compareFlights(before, { units: own }),
    indicative: absolute === 'indicative' || before.absolute_angles === 'indicative',
  };
}

function shown(units: FlightHistory['units']): Units {
  return Object.fromEntries(
    Object.entries(units).map(([name, { angle, u_angle_arcmin, nominal_angle, tolerance }]) => [
      name,
      { angle, u_angle_arcmin, nominal_angle, tolerance },
    ]),
  );
}
