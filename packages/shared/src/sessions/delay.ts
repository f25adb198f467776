import type { ErrorCode } from '../contracts';
import type { Database } from '../database';
import type { SessionRef } from './transition';

/**
 * A session waits for something that is away.
 * @returns for how long already, milliseconds by the database's clock, which is the same for all; null when the session does not run any more
 */
export async function delaySession(
  database: Database,
  { sessionId, attempt }: SessionRef,
  code: ErrorCode,
): Promise<number | null> {
  const [row] = await database.$queryRaw<{ away: number }[]>`
    UPDATE measurement_sessions
    SET delayed_since = COALESCE(delayed_since, now()), delayed_code = ${code}, updated_at = now()
    WHERE id = ${sessionId}::uuid AND attempt = ${attempt} AND status IN ('pending', 'processing')
    RETURNING (extract(epoch FROM now() - delayed_since) * 1000)::float8 AS away`;
  return row?.away ?? null;
}

/** What was away is back. */
export async function endDelay(database: Database, { sessionId, attempt }: SessionRef): Promise<void> {
  await database.measurementSession.updateMany({
    where: { id: sessionId, attempt, delayed_since: { not: null } },
    data: { delayed_since: null, delayed_code: null },
  });
}
