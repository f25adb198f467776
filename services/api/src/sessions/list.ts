import type { Database, Prisma } from '@papiscope/shared';
import type { SessionList, SessionListQuery } from '@papiscope/shared/contracts';
import { visibleIcao, type Caller } from '../access/caller';
import { SUMMARY_COLUMNS, toSummary } from './present';

const DAY = 24 * 60 * 60 * 1000;
const isDay = (text: string): boolean => text.length === 10;

/** A day as the upper bound means all of it. */
function createdBetween(from: string | undefined, to: string | undefined): Prisma.DateTimeFilter {
  if (to === undefined) return from === undefined ? {} : { gte: new Date(from) };
  const until = isDay(to) ? { lt: new Date(Date.parse(to) + DAY) } : { lte: new Date(to) };
  return { ...(from !== undefined && { gte: new Date(from) }), ...until };
}

export function whereOf(query: SessionListQuery): Prisma.MeasurementSessionWhereInput {
  const { airport_icao, runway_code, status, date_from, date_to } = query;
  return {
    ...(airport_icao !== undefined && { airport_icao }),
    ...(runway_code !== undefined && { runway_code }),
    ...(status !== undefined && { status }),
    ...((date_from ?? date_to) !== undefined && { created_at: createdBetween(date_from, date_to) }),
  };
}

/** A page of the sessions that the caller may see, the newest first. */
export async function listSessions(
  database: Database,
  query: SessionListQuery,
  caller: Caller,
): Promise<SessionList> {
  const { page, page_size } = query;
  const seen = visibleIcao(caller);
  const where = { AND: [whereOf(query), seen ? { airport_icao: seen } : {}] };
  const [total, rows] = await database.$transaction([
    database.measurementSession.count({ where }),
    database.measurementSession.findMany({
      where,
      select: SUMMARY_COLUMNS,
      orderBy: [{ created_at: 'desc' }, { id: 'desc' }],
      skip: (page - 1) * page_size,
      take: page_size,
    }),
  ]);
  return { sessions: rows.map(toSummary), total, page, page_size, total_pages: Math.ceil(total / page_size) };
}
