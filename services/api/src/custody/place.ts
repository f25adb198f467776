import type { Database, MeasurementSession } from '@papiscope/shared';
import { siteChanges, siteSchema, type SiteChange } from '@papiscope/shared/contracts';
import { siteOf, WITH_POINTS } from '../sites/place';

/** What of the runway's published values is another now than those that the session is judged by. */
export async function changesSince(
  database: Database,
  { runway_id: id, site }: Pick<MeasurementSession, 'runway_id' | 'site'>,
): Promise<SiteChange[]> {
  const runway = await database.runway.findUnique({ where: { id }, include: WITH_POINTS });
  return runway === null ? [] : siteChanges(siteSchema.parse(site), siteOf(runway));
}
