import type { MigrateOptions } from '../contracts';
import type { Database, MeasurementSession, Prisma } from '../database';

const DAY = 24 * 3600 * 1000;
const PAGE = 200;

/** Sessions whose stages run write to where they began: they are left for the next time. */
export function isBusy({ status }: Pick<MeasurementSession, 'status'>): boolean {
  return status === 'pending' || status === 'processing';
}

export function whereToMigrate({
  sessions,
  older_than_days: days,
}: MigrateOptions): Prisma.MeasurementSessionWhereInput {
  return {
    OR: [{ storage_type: 'local' }, { storage_type: 's3', local_copy: 'pending' }],
    ...(sessions && { id: { in: sessions } }),
    ...(days !== undefined && { created_at: { lt: new Date(Date.now() - days * DAY) } }),
  };
}

/** The ids of the sessions to look at, the oldest first, never all of them in memory. */
export async function* sessionsToMigrate(
  database: Database,
  options: MigrateOptions,
): AsyncGenerator<string> {
  let after: { created_at: Date; id: string } | undefined;
  do {
    const beyond = after && {
      OR: [{ created_at: { gt: after.created_at } }, { created_at: after.created_at, id: { gt: after.id } }],
    };
    const page = await database.measurementSession.findMany({
      where: { AND: [whereToMigrate(options), ...(beyond ? [beyond] : [])] },
      select: { id: true, created_at: true },
      orderBy: [{ created_at: 'asc' }, { id: 'asc' }],
      take: PAGE,
    });
    for (const { id } of page) yield id;
    after = page.at(-1);
  } while (after);
}
