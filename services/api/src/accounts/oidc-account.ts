import { reachColumns, type Account, type Database } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Identity } from './oidc';

/**
 * The account of somebody whom the provider knows: the one bound to them; else the one with their verified e-mail address, which
 * is bound from now on; else a new one. Role, and airports where the provider tells them, are as the provider says each time.
 * @throws forbidden when it is disabled, or belongs to somebody else
 */
export async function accountOf(database: Database, identity: Identity): Promise<Account> {
  const { subject, email, name, role, airports } = identity;
  const bound = await database.account.findUnique({ where: { oidc_subject: subject } });
  const known = bound ?? (await database.account.findUnique({ where: { email } }));
  const data = {
    oidc_subject: subject,
    role,
    ...(name !== '' && { name }),
    ...(airports !== null && reachColumns(airports)),
  };
  if (known === null) return database.account.create({ data: { email, ...data } });
  if (known.disabled) throw new PapiscopeError('forbidden', 'This account is disabled.');
  if (bound === null && (known.oidc_subject !== null || !identity.emailVerified))
    throw new PapiscopeError('forbidden', 'There is an account with this e-mail address that is not yours.');
  return database.account.update({ where: { id: known.id }, data });
}
