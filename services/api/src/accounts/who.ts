import type { Context } from '@papiscope/shared';
import { PapiscopeError, type Who } from '@papiscope/shared/contracts';
import type { Caller } from '../access/caller';
import { toAccount } from './present';

/** Who asks, and how one can sign in here. */
export async function whoIs({ config, database }: Context, caller: Caller): Promise<Who> {
  const { mode, oidc } = config.access;
  return {
    mode,
    via: caller.via,
    account: caller.account === null ? null : toAccount(caller.account),
    role: caller.role,
    airports: caller.airports === 'all' ? 'all' : [...caller.airports],
    oidc: mode === 'accounts' ? (oidc?.label ?? null) : null,
    no_accounts:
      mode === 'accounts' && caller.via === 'nobody' && (await database.account.findFirst()) === null,
  };
}

/** What a person decides on: a stolen token must not be enough to make itself a way in that outlives it. @throws forbidden */
export function requirePerson(caller: Caller): void {
  if (caller.via === 'token')
    throw new PapiscopeError('forbidden', 'A token cannot do this; sign in with a browser.');
}

/** @throws not_found where there are no accounts */
export function requireAccount({ account }: Caller): NonNullable<Caller['account']> {
  if (account === null)
    throw new PapiscopeError('not_found', 'Without accounts (AUTH_MODE=local) there is nothing like this.');
  return account;
}
