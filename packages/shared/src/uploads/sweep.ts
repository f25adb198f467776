import type { Context } from '../context';
import { discardUpload } from './discard';

/** Uploads looked at in one round. */
const BATCH = 100;

/**
 * Removes the uploads nobody has asked for anything since `olderThan`, and the records of those that ended before it.
 * @returns how many were given up
 */
export async function sweepUploads(
  { database, stores, log }: Pick<Context, 'database' | 'stores' | 'log'>,
  olderThan: Date,
): Promise<number> {
  const silent = { updated_at: { lt: olderThan } };
  await database.upload.deleteMany({ where: { status: { not: 'open' }, ...silent } });
  const abandoned = await database.upload.findMany({
    where: { status: 'open', ...silent },
    orderBy: { updated_at: 'asc' },
    take: BATCH,
  });
  let count = 0;
  for (const row of abandoned) {
    try {
      // Completed, but not marked as such before the process ended: its files are the session's now.
      const session = await database.measurementSession.count({ where: { id: row.id } });
      if (session > 0) await database.upload.update({ where: { id: row.id }, data: { status: 'completed' } });
      else await discardUpload({ database, stores }, row);
      count += 1 - session;
    } catch (err) {
      log.warn({ err, upload_id: row.id }, 'an abandoned upload could not be removed');
    }
  }
  return count;
}

/** The storage's own names of the uploads that go on. */
export async function liveUploads({ database }: Pick<Context, 'database'>): Promise<ReadonlySet<string>> {
  const rows = await database.upload.findMany({ where: { status: 'open' }, select: { multipart_id: true } });
  return new Set(rows.map(({ multipart_id }) => multipart_id));
}
