import type { Airport, ReferencePointRow, Runway, StandardsProfileRow } from '@papiscope/shared';
import {
  airportAnswerSchema,
  pointAnswerSchema,
  profileAnswerSchema,
  runwayAnswerSchema,
  type AirportAnswer,
  type PointAnswer,
  type ProfileAnswer,
  type RunwayAnswer,
} from '@papiscope/shared/contracts';

interface Stamped {
  readonly created_at: Date;
  readonly updated_at: Date;
}

function stamped<T extends Stamped>(row: T): Omit<T, keyof Stamped> & Record<keyof Stamped, string> {
  return { ...row, created_at: row.created_at.toISOString(), updated_at: row.updated_at.toISOString() };
}

export function toAirport(row: Airport): AirportAnswer {
  return airportAnswerSchema.parse(stamped(row));
}

export function toRunway({ airport, ...row }: Runway & { readonly airport: Airport }): RunwayAnswer {
  return runwayAnswerSchema.parse({ ...stamped(row), airport_icao: airport.icao });
}

export function toPoint(row: ReferencePointRow): PointAnswer {
  return pointAnswerSchema.parse(stamped(row));
}

export function toOwnProfile(row: StandardsProfileRow): ProfileAnswer {
  return profileAnswerSchema.parse({ ...stamped(row), built_in: false });
}
