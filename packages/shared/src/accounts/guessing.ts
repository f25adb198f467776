import { TooManyRequests } from '../contracts';
import type { Database, Transaction } from '../database';
import { hashSecret } from './secret';

/** Attempts without a wait, per name and per address. */
const FREE = { account: 5, address: 20 } as const;
type Subject = keyof typeof FREE;

/** Seconds: the first wait, doubled by each failure after it, and the longest. */
const WAIT = { first: 5, longest: 900 } as const;
/** Seconds after which failures are forgotten. */
const FORGOTTEN = 24 * 3600;

const keyOf = (subject: Subject, name: string): string => hashSecret(`${subject} ${name}`);

interface Taken {
  readonly left: number | null;
}

/**
 * Counts an attempt before it is looked at, so that many at once are no way around the wait: one statement that either takes
 * the attempt or finds the name blocked. Attempts at once wait for each other's row, and each one's now() is when it began: what is not blocked is
 * so since ever, lest the later one's now() block the earlier one.
 */
async function take(database: Transaction, subject: Subject, name: string): Promise<void> {
  const key = keyOf(subject, name);
  const free = FREE[subject];
  const taken = await database.$queryRaw<Taken[]>`
    INSERT INTO login_failures AS f (key, count, last_failed_at, blocked_until) VALUES (${key}, 1, now(), to_timestamp(0))
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN f.last_failed_at < now() - ${FORGOTTEN} * interval '1 second' THEN 1 ELSE f.count + 1 END,
      last_failed_at = now(),
      blocked_until = CASE
        WHEN f.last_failed_at < now() - ${FORGOTTEN} * interval '1 second' OR f.count + 1 < ${free} THEN to_timestamp(0)
        ELSE now() + interval '1 second' * LEAST(${WAIT.longest}, ${WAIT.first} * power(2, LEAST(20, f.count + 1 - ${free}))) END
    WHERE f.blocked_until <= now()
    RETURNING NULL::int AS left`;
  if (taken.length > 0) return;
  const [row] = await database.$queryRaw<Taken[]>`
    SELECT GREATEST(1, ceil(extract(epoch FROM blocked_until - now())))::int AS left FROM login_failures WHERE key = ${key}`;
  throw new TooManyRequests(row?.left ?? 1);
}

/** Takes one attempt of a name, whether it exists or not, from an address. @throws too_many_requests */
export async function takeAttempt(database: Transaction, email: string, address: string): Promise<void> {
  await take(database, 'address', address);
  await take(database, 'account', email);
}

/** The attempt was right: nothing is held against the name, and this one not against the address. */
export async function forgiveAttempt(database: Database, email: string, address: string): Promise<void> {
  await database.loginFailure.deleteMany({ where: { key: keyOf('account', email) } });
  await database.loginFailure.updateMany({
    where: { key: keyOf('address', address) },
    data: { count: { decrement: 1 }, blocked_until: new Date(0) },
  });
}

/** Removes what is forgotten anyway. */
export async function sweepGuessing(database: Database): Promise<number> {
  const before = new Date(Date.now() - FORGOTTEN * 1000);
  return (await database.loginFailure.deleteMany({ where: { last_failed_at: { lt: before } } })).count;
}
