import {
  commonReach,
  lesserRole,
  PapiscopeError,
  roleIncludes,
  roleSchema,
  type AirportReach,
  type Role,
} from '../contracts';
import type { Account, ApiToken, Database } from '../database';
import { USE_NOTED } from './logins';
import { reachColumns, reachOf } from './reach';
import { hashSecret, newSecret } from './secret';

/** By which people and scanners know a token of papiscope. */
export const TOKEN_PREFIX = 'papi_';
const HINT = TOKEN_PREFIX.length + 6;
const DAY = 24 * 3600 * 1000;

export interface NewToken {
  readonly name: string;
  readonly role: Role;
  readonly airports: AirportReach;
  readonly days: number;
}

export type OwnedToken = ApiToken & { readonly account: Account };

/** Makes a token, whose secret is told this once. @throws forbidden for more than its owner may */
export async function issueToken(
  database: Database,
  owner: { readonly id: string; readonly role: Role; readonly airports: AirportReach },
  { name, role, airports, days }: NewToken,
): Promise<{ token: OwnedToken; secret: string }> {
  if (!roleIncludes(owner.role, role))
    throw new PapiscopeError('forbidden', `The owner is ${owner.role}; a token cannot be ${role}.`);
  const { secret, hash } = newSecret(TOKEN_PREFIX);
  const token = await database.apiToken.create({
    data: {
      account_id: owner.id,
      name,
      secret_hash: hash,
      hint: secret.slice(0, HINT),
      role,
      ...reachColumns(commonReach(owner.airports, airports)),
      expires_at: new Date(Date.now() + days * DAY),
    },
    include: { account: true },
  });
  return { token, secret };
}

/** The token with this secret, unless it is over or its owner is disabled. */
export async function findToken(database: Database, secret: string): Promise<OwnedToken | null> {
  const now = Date.now();
  const token = await database.apiToken.findUnique({
    where: { secret_hash: hashSecret(secret) },
    include: { account: true },
  });
  if (token === null || token.account.disabled || token.revoked_at !== null) return null;
  if (token.expires_at !== null && token.expires_at.getTime() <= now) return null;
  if ((token.last_used_at?.getTime() ?? 0) + USE_NOTED < now)
    await database.apiToken.updateMany({ where: { id: token.id }, data: { last_used_at: new Date(now) } });
  return token;
}

/** What a token may do now: never more than its owner. */
export function powersOf({ account, ...token }: OwnedToken): { role: Role; airports: AirportReach } {
  return {
    role: lesserRole(roleSchema.parse(token.role), roleSchema.parse(account.role)),
    airports: commonReach(reachOf(token), reachOf(account)),
  };
}

/** Ends a token; one that is over already stays as it is. @throws not_found */
export async function revokeToken(database: Database, id: string, accountId?: string): Promise<void> {
  const where = { id, ...(accountId !== undefined && { account_id: accountId }) };
  if ((await database.apiToken.count({ where })) === 0)
    throw new PapiscopeError('not_found', 'There is no such token.');
  await database.apiToken.updateMany({
    where: { ...where, revoked_at: null },
    data: { revoked_at: new Date() },
  });
}
