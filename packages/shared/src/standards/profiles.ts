import { builtInProfile, PapiscopeError, standardsProfileSchema, type StandardsProfile } from '../contracts';
import type { Database, StandardsProfileRow, Transaction } from '../database';

/** The profile with this id, built in or of the users' own; null: there is none. */
export async function findProfile(database: Transaction, id: string): Promise<StandardsProfile | null> {
  const known = builtInProfile(id);
  if (known !== undefined) return known;
  const row = await database.standardsProfile.findUnique({ where: { id } });
  return row && standardsProfileSchema.parse(row.profile);
}

/**
 * A runway's column for the profile that was asked for; none where none was. The profile cannot be removed until the transaction ends.
 * @throws validation_failed for one that there is not
 */
export async function chosenProfile(
  tx: Transaction,
  id: string | undefined,
): Promise<{ readonly standards_profile?: string }> {
  if (id === undefined) return {};
  if (builtInProfile(id) !== undefined || (await lock(tx, id))) return { standards_profile: id };
  throw new PapiscopeError('validation_failed', `There is no standards profile "${id}".`);
}

/** Adds a profile or replaces the one with its id. Results that exist keep the limits they were judged by. @throws conflict */
export async function keepProfile(
  database: Database,
  profile: StandardsProfile,
  changedBy: string,
): Promise<StandardsProfileRow> {
  refuseBuiltIn(profile.id);
  const fields = { profile, changed_by: changedBy };
  return database.standardsProfile.upsert({
    where: { id: profile.id },
    create: { id: profile.id, ...fields },
    update: fields,
  });
}

/** @throws conflict while runways name it, not_found */
export async function removeProfile(database: Database, id: string): Promise<void> {
  refuseBuiltIn(id);
  await database.$transaction(async (tx) => {
    if (!(await lock(tx, id)))
      throw new PapiscopeError('not_found', `There is no standards profile "${id}".`);
    const runways = await tx.runway.findMany({
      where: { standards_profile: id },
      select: { code: true, airport: { select: { icao: true } } },
      take: 5,
    });
    if (runways.length > 0) {
      const names = runways.map(({ code, airport }) => `${airport.icao} ${code}`).sort();
      throw new PapiscopeError('conflict', `Runways are judged by it: ${names.join(', ')}.`);
    }
    await tx.standardsProfile.delete({ where: { id } });
  });
}

function refuseBuiltIn(id: string): void {
  if (builtInProfile(id) !== undefined)
    throw new PapiscopeError('conflict', `The profile "${id}" is built in: give yours an id of its own.`);
}

/** Whether there is such a row, which now stays until the transaction ends. */
async function lock(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`SELECT 1 FROM standards_profiles WHERE id = ${id} FOR UPDATE`;
  return rows.length > 0;
}
