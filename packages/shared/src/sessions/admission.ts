import { Prisma, type Transaction } from '../database';

/** Whom sessions are shared out between: the account that uploaded them, the airport where there was none. Of `measurement_sessions AS s`; never null. */
const OWNER = Prisma.sql`COALESCE(s.account_id::text, s.airport_icao, '')`;

/** One process at a time lets sessions in, or two would fill the same place. */
const LOCK = 5_201_337;
const ANY_NUMBER = 2 ** 31 - 1;

/**
 * Lets waiting sessions in, the oldest first, as long as their owner has fewer than `limit` running. A session holds its place while
 * it is `pending` or `processing`: places are counted from the rows, never up and down.
 */
export async function admitSessions(tx: Transaction, limit: number | null): Promise<void> {
  const [lock] = await tx.$queryRaw<{ mine: boolean }[]>`SELECT pg_try_advisory_xact_lock(${LOCK}) AS mine`;
  if (lock?.mine !== true) return;
  await tx.$executeRaw`
    WITH open AS (
      SELECT s.id, ${OWNER} AS owner, s.admitted_at, s.created_at FROM measurement_sessions AS s
      WHERE s.status IN ('pending', 'processing')),
    running AS (SELECT owner, count(*) AS places FROM open WHERE admitted_at IS NOT NULL GROUP BY owner),
    waiting AS (
      SELECT id, owner, row_number() OVER (PARTITION BY owner ORDER BY created_at, id) AS place
      FROM open WHERE admitted_at IS NULL),
    chosen AS (
      SELECT waiting.id FROM waiting LEFT JOIN running USING (owner)
      WHERE place + COALESCE(places, 0) <= ${limit ?? ANY_NUMBER}),
    free AS (
      SELECT s.id FROM measurement_sessions AS s
      WHERE s.id IN (SELECT id FROM chosen) AND s.admitted_at IS NULL FOR UPDATE SKIP LOCKED)
    UPDATE measurement_sessions AS s SET admitted_at = now() FROM free WHERE s.id = free.id`;
}

/** True of a session `s` whose jobs may be handed over: it was let in, or there is nothing to let in any more. */
export const MAY_RUN = Prisma.sql`(s.id IS NULL OR s.admitted_at IS NOT NULL OR s.status NOT IN ('pending', 'processing'))`;
