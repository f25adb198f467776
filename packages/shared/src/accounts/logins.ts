import type { Account, Database, Login } from '../database';
import { hashSecret, newSecret } from './secret';

/** Milliseconds between two notes of when a login or a token was used. */
export const USE_NOTED = 60_000;

export interface LoginLimits {
  /** Milliseconds. */
  readonly loginIdle: number;
  readonly loginLifetime: number;
}

export interface NewLogin {
  readonly accountId: string;
  readonly method: 'password' | 'link' | 'oidc';
  readonly userAgent: string;
  readonly address: string;
}

/** Signs a browser in; the secret is for its cookie alone. */
export async function beginLogin(
  database: Database,
  { accountId, method, userAgent, address }: NewLogin,
  { loginLifetime }: LoginLimits,
): Promise<{ login: Login; secret: string }> {
  const { secret, hash } = newSecret();
  const login = await database.login.create({
    data: {
      account_id: accountId,
      secret_hash: hash,
      method,
      user_agent: userAgent.slice(0, 300),
      address,
      expires_at: new Date(Date.now() + loginLifetime),
    },
  });
  await database.account.update({ where: { id: accountId }, data: { last_login_at: new Date() } });
  return { login, secret };
}

/** The login of a cookie, unless it is over or its account is disabled. */
export async function findLogin(
  database: Database,
  secret: string,
  { loginIdle }: LoginLimits,
): Promise<(Login & { account: Account }) | null> {
  const now = Date.now();
  const login = await database.login.findUnique({
    where: { secret_hash: hashSecret(secret) },
    include: { account: true },
  });
  if (login === null || login.account.disabled) return null;
  if (login.expires_at.getTime() <= now || login.last_used_at.getTime() + loginIdle <= now) return null;
  if (login.last_used_at.getTime() + USE_NOTED < now)
    await database.login.updateMany({ where: { id: login.id }, data: { last_used_at: new Date(now) } });
  return login;
}

/** Signs an account out everywhere, but for the login named. */
export async function endLogins(database: Database, accountId: string, except?: string): Promise<number> {
  const where = { account_id: accountId, ...(except !== undefined && { id: { not: except } }) };
  return (await database.login.deleteMany({ where })).count;
}

/** Removes logins that are over. */
export async function sweepLogins(database: Database, { loginIdle }: LoginLimits): Promise<number> {
  const now = Date.now();
  const { count } = await database.login.deleteMany({
    where: {
      OR: [{ expires_at: { lt: new Date(now) } }, { last_used_at: { lt: new Date(now - loginIdle) } }],
    },
  });
  return count;
}
