import type { Database, MeasurementSession } from '@papiscope/shared';
import {
  flightResultSchema,
  overallVerdict,
  unitVerdicts,
  type FlightHistory,
  type FlightResult,
  type UnitHistory,
  type Verdict,
} from '@papiscope/shared/contracts';

/** Flights that a history shows at most, the newest ones. */
const MOST = 500;

const COLUMNS = {
  id: true,
  recorded_at: true,
  created_at: true,
  original_file_name: true,
  notes: true,
  result: true,
} as const;

type Row = Pick<MeasurementSession, keyof typeof COLUMNS>;
type Unit = NonNullable<FlightResult['units'][keyof FlightResult['units']]>;

function unitHistory({ transition, ...unit }: Unit, verdict: Verdict): UnitHistory {
  return {
    angle: transition?.angle ?? null,
    u_angle_arcmin: transition?.u_angle_arcmin ?? null,
    nominal_angle: unit.nominal_angle,
    tolerance: unit.tolerance,
    deviation_arcmin: unit.deviation_arcmin,
    width_arcmin: transition?.width_arcmin ?? null,
    u_width_arcmin: transition?.u_width_arcmin ?? null,
    verdict,
  };
}

function flightHistory(row: Row): FlightHistory {
  const result = flightResultSchema.parse(row.result);
  const verdicts = new Map(Object.entries(unitVerdicts(result)));
  return {
    session_id: row.id,
    flown_at: (row.recorded_at ?? row.created_at).toISOString(),
    original_file_name: row.original_file_name,
    notes: row.notes,
    verdict: overallVerdict(result),
    absolute_angles: result.positioning.absolute_angles,
    glide_path_angle: result.glide_path?.angle ?? null,
    units: Object.fromEntries(
      Object.entries(result.units).map(([name, unit]) => [
        name,
        unitHistory(unit, verdicts.get(name) ?? unit.verdict),
      ]),
    ),
  };
}

/** Former flights that a report shows at most. */
const MOST_FORMER = 12;

/** The flights of a session's runway before its own, the oldest first; the newest ones where there are many. Without their notes. */
export async function formerFlights(
  database: Database,
  {
    id,
    runway_id,
    recorded_at,
    created_at,
  }: Pick<MeasurementSession, 'id' | 'runway_id' | 'recorded_at' | 'created_at'>,
): Promise<FlightHistory[]> {
  const before = { lt: recorded_at ?? created_at };
  const rows = await database.measurementSession.findMany({
    where: {
      runway_id,
      status: 'completed',
      id: { not: id },
      OR: [{ recorded_at: before }, { recorded_at: null, created_at: before }],
    },
    select: COLUMNS,
    orderBy: [{ recorded_at: { sort: 'desc', nulls: 'last' } }, { created_at: 'desc' }],
    take: MOST_FORMER,
  });
  return inOrder(rows).map((flight) => ({ ...flight, notes: '' }));
}

function inOrder(rows: readonly Row[]): FlightHistory[] {
  return rows
    .filter(({ result }) => result !== null)
    .map(flightHistory)
    .sort((a, b) => a.flown_at.localeCompare(b.flown_at));
}

/** The measured flights of a runway, the oldest first. */
export async function runwayHistory(database: Database, runwayId: string): Promise<FlightHistory[]> {
  const rows = await database.measurementSession.findMany({
    where: { runway_id: runwayId, status: 'completed' },
    select: COLUMNS,
    orderBy: { created_at: 'desc' },
    take: MOST,
  });
  return inOrder(rows);
}
