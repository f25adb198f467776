import type { Airport, Database, ReferencePointRow, Runway, Transaction } from '@papiscope/shared';
import { PapiscopeError, siteSchema, type Site } from '@papiscope/shared/contracts';

/** A runway with what makes it a site. */
export interface RunwayWithPoints extends Runway {
  readonly airport: Airport;
  readonly reference_points: readonly ReferencePointRow[];
}

/** What to load of a runway for `siteOf`. */
export const WITH_POINTS = {
  airport: true,
  reference_points: { orderBy: { point_type: 'asc' } },
} as const;

/** The site as the measurement and `site.json` have it. */
export function siteOf({ airport, reference_points: points, ...runway }: RunwayWithPoints): Site {
  return siteSchema.parse({
    airport: { icao: airport.icao, name: airport.name },
    runway: { code: runway.code, heading: runway.heading },
    altitude_source: runway.altitude_source,
    telemetry_datum: runway.telemetry_datum,
    takeoff_elevation_wgs84: runway.takeoff_elevation_wgs84,
    standards_profile: runway.standards_profile,
    ils_glide_path: runway.ils_glide_path,
    meht_m: runway.meht_m,
    meht_tolerance_m: runway.meht_tolerance_m,
    reference_points: points,
  });
}

export interface Place {
  readonly runwayId: string;
  readonly site: Site;
}

/** Where a flight was. @throws not_found, site_no_reference_points */
export async function findPlace(database: Database, icao: string, runwayCode: string): Promise<Place> {
  const airport = await database.airport.findUnique({
    where: { icao },
    include: { runways: { where: { code: runwayCode }, include: WITH_POINTS } },
  });
  if (airport === null) throw new PapiscopeError('not_found', `There is no airport ${icao}.`);
  const [runway] = airport.runways;
  if (runway === undefined) {
    throw new PapiscopeError('not_found', `Airport ${icao} has no runway ${runwayCode}.`);
  }
  const site = siteOf(runway);
  if (!site.reference_points.some(({ point_type: type }) => type.startsWith('PAPI_'))) {
    throw new PapiscopeError('site_no_reference_points', `Runway ${icao} ${runwayCode}.`);
  }
  return { runwayId: runway.id, site };
}

/** Keeps others from changing the runway until the transaction ends. @throws not_found */
export async function lockRunway(tx: Transaction, id: string): Promise<void> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM runways WHERE id = ${id}::uuid FOR UPDATE`;
  if (rows.length === 0) throw new PapiscopeError('not_found', 'There is no such runway.');
}
