import { PapiscopeError, emailSchema } from '../contracts';
import type { Context } from '../context';
import type { Account, Transaction } from '../database';
import { createLink, findLink, linkAddress, spendLink } from './links';
import { hashPassword } from './password';

/** Keeps two processes, or two bearers of a link, from making a first administrator each. */
const LOCK = 0x70617069;

async function whileFirst<T>(tx: Transaction, make: () => Promise<T>): Promise<T | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
  return (await tx.account.count()) === 0 ? make() : null;
}

/**
 * While there is no account: makes the administrator that ADMIN_EMAIL and ADMIN_PASSWORD name, else writes a one-time address
 * into the log. With an account there nothing happens, whatever the settings say.
 * @param ownUrl where the API is reached when PUBLIC_URL does not say
 * @throws config_invalid when ADMIN_EMAIL or ADMIN_PASSWORD is no good
 */
export async function ensureFirstAdmin(
  { config, database, log }: Pick<Context, 'config' | 'database' | 'log'>,
  ownUrl: string,
): Promise<void> {
  const { mode, firstAdmin } = config.access;
  if (mode === 'local' || (await database.account.count()) > 0) return;
  if (firstAdmin === null) {
    const link = await createLink(database, 'first_admin', null);
    const address = linkAddress(config.storage.publicUrl || ownUrl, link);
    log.warn(
      { event: 'first_admin_link' },
      `There is no account yet. Make the first administrator at ${address} before ${link.expiresAt.toISOString()}.`,
    );
    return;
  }
  const email = emailSchema.safeParse(firstAdmin.email);
  if (!email.success) throw new PapiscopeError('config_invalid', 'ADMIN_EMAIL is no e-mail address.');
  const hash = await hashPassword(firstAdmin.password, email.data).catch((error: unknown) => {
    const why = error instanceof PapiscopeError ? error.detail : undefined;
    throw new PapiscopeError('config_invalid', `ADMIN_PASSWORD is too easy to guess. ${why ?? ''}`);
  });
  const made = await database.$transaction((tx) =>
    whileFirst(tx, () =>
      tx.account.create({ data: { email: email.data, role: 'admin', password_hash: hash } }),
    ),
  );
  if (made !== null)
    log.info(
      { event: 'first_admin', account_id: made.id },
      'the first administrator was made from ADMIN_EMAIL',
    );
}

/** Turns the one-time address into the first administrator. @throws link_invalid, password_weak */
export async function becomeFirstAdmin(
  { database }: Pick<Context, 'database'>,
  secret: string,
  { email, name, password }: { readonly email: string; readonly name: string; readonly password: string },
): Promise<Account> {
  const hash = await hashPassword(password, email);
  return database.$transaction(async (tx) => {
    const link = await findLink(tx, secret);
    if (link.kind !== 'first_admin') throw new PapiscopeError('link_invalid');
    const made = await whileFirst(tx, () =>
      tx.account.create({ data: { email, name, role: 'admin', password_hash: hash } }),
    );
    if (made === null) throw new PapiscopeError('link_invalid');
    await spendLink(tx, link);
    return made;
  });
}
