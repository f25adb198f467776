import { Prisma, type Database } from '../database';
import type { FlatRow } from './row-to-frame';

export const FRAMES_TABLE = 'frame_measurements';
const PAGE = 2000;

/** The type of the table's session ids; null where this is not the database of an installation that kept frames as rows. */
async function sessionIdType(database: Database): Promise<string | null> {
  const [row] = await database.$queryRaw<{ type: string }[]>`
    SELECT format_type(atttypid, NULL) AS type FROM pg_attribute
    WHERE attrelid = to_regclass(${FRAMES_TABLE}) AND attname = 'session_id' AND NOT attisdropped`;
  return row?.type ?? null;
}

/** The rows of one session in the order of their frames, a page at a time; none where there is no such table. */
export async function* frameRowsOf(database: Database, sessionId: string): AsyncGenerator<FlatRow> {
  const type = await sessionIdType(database);
  if (type === null) return;
  const id = type === 'uuid' ? Prisma.sql`${sessionId}::uuid` : Prisma.sql`${sessionId}`;
  const table = Prisma.raw(`"${FRAMES_TABLE}"`);
  let after = -1;
  for (;;) {
    const page: FlatRow[] = await database.$queryRaw<FlatRow[]>`
      SELECT * FROM ${table}
      WHERE session_id = ${id} AND frame_number > ${after}
      ORDER BY frame_number LIMIT ${PAGE}`;
    yield* page;
    const last = Number(page.at(-1)?.['frame_number'] ?? Number.NaN);
    if (page.length < PAGE || !Number.isFinite(last)) return;
    after = last;
  }
}
