import type { Context } from '../context';

/** Sessions looked at in one round. */
const BATCH = 100;

/**
 * Removes the original videos of sessions completed before `olderThan`; telemetry, results and made videos stay.
 * The record forgets the key last, so that what is broken off half-way is done again.
 * @returns how many were removed
 */
export async function removeOldOriginals(
  { database, stores, log }: Pick<Context, 'database' | 'stores' | 'log'>,
  olderThan: Date,
): Promise<number> {
  const where = {
    status: 'completed',
    completed_at: { lt: olderThan },
    original_video_s3_key: { not: null },
  };
  const due = await database.measurementSession.findMany({
    where,
    orderBy: { completed_at: 'asc' },
    take: BATCH,
  });
  let count = 0;
  for (const { id, original_video_s3_key: key } of due) {
    if (key === null) continue;
    try {
      // Also the local copy of a session that was moved to S3.
      for (const store of stores.all) await store.delete(key);
      const { count: changed } = await database.measurementSession.updateMany({
        where: { ...where, id },
        data: { original_video_s3_key: null, original_removed_at: new Date() },
      });
      count += changed;
    } catch (err) {
      log.warn({ err, session_id: id }, 'an original that is past its time could not be removed');
    }
  }
  return count;
}
