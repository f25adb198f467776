import { beginLogin, recordAudit, type Account, type Context } from '@papiscope/shared';
import type { Request, Response } from 'express';
import { signedIn, type Caller } from '../access/caller';
import { LOGIN_COOKIE, setCookie } from '../access/cookie';

/** Signs the browser that asks in: a login in the database, its secret in a cookie, a line in the trail. */
export async function enter(
  { database, config }: Context,
  account: Account,
  method: 'password' | 'link' | 'oidc',
  { req, res }: { readonly req: Request; readonly res: Response },
): Promise<Caller> {
  const { login, secret } = await beginLogin(
    database,
    { accountId: account.id, method, userAgent: req.get('user-agent') ?? '', address: req.ip ?? '' },
    config.access,
  );
  await recordAudit(database, {
    accountId: account.id,
    accountName: account.email,
    via: 'login',
    action: `sign in (${method})`,
    subject: login.id,
    requestId: String(req.id),
    details: { address: req.ip ?? '' },
  });
  setCookie(config, res, LOGIN_COOKIE, secret, config.access.loginLifetime);
  return signedIn(account, login.id);
}
