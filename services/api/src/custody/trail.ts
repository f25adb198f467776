import type { AuditEvent, Database, MeasurementSession } from '@papiscope/shared';

/** What was done to the published values of a runway. */
const OF_RUNWAYS = '/api/v1/runways/';
const SITE_IMPORT = 'PUT /api/v1/sites';

/** The oldest first: what was done to a session, and since its upload to the values of its runway. */
export async function trailOf(database: Database, session: MeasurementSession): Promise<AuditEvent[]> {
  const { id, runway_id: runway, airport_icao: icao, runway_code: code, created_at: since } = session;
  return database.auditEvent.findMany({
    where: {
      OR: [
        { session_id: id },
        { at: { gte: since }, action: { contains: OF_RUNWAYS }, subject: { startsWith: runway } },
        {
          at: { gte: since },
          action: SITE_IMPORT,
          AND: [
            { details: { path: ['body', 'airport', 'icao'], equals: icao } },
            { details: { path: ['body', 'runway', 'code'], equals: code } },
          ],
        },
      ],
    },
    orderBy: { id: 'asc' },
  });
}
