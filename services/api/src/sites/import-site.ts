import { chosenProfile, type Database } from '@papiscope/shared';
import type { SiteImport, SiteImportAnswer } from '@papiscope/shared/contracts';
import { lockRunway } from './place';
import { writePoints } from './points';
import { toAirport, toPoint, toRunway } from './present';

/** Makes airport, runway and points what `site` says, whether they exist or not; all of it or nothing. */
export async function importSite(database: Database, site: SiteImport): Promise<SiteImportAnswer> {
  return database.$transaction(async (tx) => {
    const { icao, name } = site.airport;
    const airport = await tx.airport.upsert({
      where: { icao },
      create: { icao, name },
      update: name === '' ? {} : { name },
    });
    const { code, heading } = site.runway;
    const fields = {
      heading,
      altitude_source: site.altitude_source,
      telemetry_datum: site.telemetry_datum,
      takeoff_elevation_wgs84: site.takeoff_elevation_wgs84 ?? null,
      ...(await chosenProfile(tx, site.standards_profile)),
      ils_glide_path: site.ils_glide_path ?? null,
      meht_m: site.meht_m ?? null,
      meht_tolerance_m: site.meht_tolerance_m ?? null,
    };
    const runway = await tx.runway.upsert({
      where: { airport_id_code: { airport_id: airport.id, code } },
      create: { ...fields, airport_id: airport.id, code },
      update: fields,
      include: { airport: true },
    });
    await lockRunway(tx, runway.id);
    const points = await writePoints(tx, runway.id, site.reference_points);
    return {
      airport: toAirport(airport),
      runway: toRunway(runway),
      reference_points: points.map(toPoint),
    };
  });
}
