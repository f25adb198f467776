import type { AuditEvent, Database, MeasurementSession, Prisma } from '@papiscope/shared';
import { siteSchema } from '@papiscope/shared/contracts';

/** What was done to the published values of a runway. */
const OF_RUNWAYS = '/api/v1/runways/';
const SITE_IMPORT = 'PUT /api/v1/sites';
/** … and to the limits that a flight is judged by. */
const OF_PROFILES = '/api/v1/standards-profiles/';

type Measured = Pick<
  MeasurementSession,
  'id' | 'runway_id' | 'airport_icao' | 'runway_code' | 'created_at' | 'site'
>;

/** What was done to a session, and since its upload to the values of its runway and to the profile that it is judged by. */
function concerning(session: Measured): Prisma.AuditEventWhereInput {
  const { id, runway_id: runway, airport_icao: icao, runway_code: code, created_at: since } = session;
  const site = siteSchema.parse(session.site);
  return {
    OR: [
      { session_id: id },
      { at: { gte: since }, action: { contains: OF_PROFILES }, subject: site.standards_profile },
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
  };
}

/** All of it, the oldest first. */
export async function trailOf(database: Database, session: Measured): Promise<AuditEvent[]> {
  return database.auditEvent.findMany({ where: concerning(session), orderBy: { id: 'asc' } });
}

/** So much of it, the newest first; `before`: older than that event. */
export async function latestOf(
  database: Database,
  session: Measured,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<AuditEvent[]> {
  return database.auditEvent.findMany({
    where: { AND: [concerning(session), before === undefined ? {} : { id: { lt: BigInt(before) } }] },
    orderBy: { id: 'desc' },
    take: limit,
  });
}
