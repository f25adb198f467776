import { PapiscopeError } from '../contracts';
import type { Account, AccountLink, Database, Transaction } from '../database';
import { hashSecret, newSecret } from './secret';

export type LinkKind = 'first_admin' | 'password';
export type OwnedLink = AccountLink & { readonly account: Account | null };

/** Milliseconds for which a link works. */
const LIFETIME: Readonly<Record<LinkKind, number>> = { first_admin: 24 * 3600_000, password: 48 * 3600_000 };

export interface GivenLink {
  /** Stands behind `#` in the address, where no log and no server sees it. */
  readonly secret: string;
  readonly expiresAt: Date;
}

/** A link that replaces all former ones of its account. */
export async function createLink(
  database: Database,
  kind: LinkKind,
  accountId: string | null,
): Promise<GivenLink> {
  const { secret, hash } = newSecret();
  const expiresAt = new Date(Date.now() + LIFETIME[kind]);
  await database.$transaction(async (tx) => {
    await tx.accountLink.deleteMany({ where: { kind, account_id: accountId } });
    await tx.accountLink.create({
      data: { kind, account_id: accountId, secret_hash: hash, expires_at: expiresAt },
    });
  });
  return { secret, expiresAt };
}

/** The page of the web app that takes a link. */
export function linkAddress(publicUrl: string, { secret }: GivenLink): string {
  return `${publicUrl}/welcome#${secret}`;
}

/** @throws link_invalid */
export async function findLink(database: Transaction, secret: string): Promise<OwnedLink> {
  const link = await database.accountLink.findUnique({
    where: { secret_hash: hashSecret(secret) },
    include: { account: true },
  });
  if (link === null || link.expires_at.getTime() <= Date.now() || link.account?.disabled === true)
    throw new PapiscopeError('link_invalid');
  return link;
}

/** Takes a link out of the world; of two who try, one gets it. @throws link_invalid */
export async function spendLink(tx: Transaction, { id }: AccountLink): Promise<void> {
  const { count } = await tx.accountLink.deleteMany({ where: { id } });
  if (count === 0) throw new PapiscopeError('link_invalid');
}
