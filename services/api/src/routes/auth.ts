import { checkPassword, endLogins, hashPassword, passwordFits, type Context } from '@papiscope/shared';
import {
  idParamsSchema,
  loginInputSchema,
  loginListSchema,
  PapiscopeError,
  passwordChangeSchema,
  whoSchema,
} from '@papiscope/shared/contracts';
import { enter } from '../accounts/enter';
import { toLogin } from '../accounts/present';
import { requireAccount, requirePerson, whoIs } from '../accounts/who';
import { clearCookie, LOGIN_COOKIE } from '../access/cookie';
import { refuseForeignPages } from '../access/origin';
import { route } from '../http/route';

const tag = 'accounts';
const scope = 'none';

/** @throws not_found where nobody signs in */
function requireAccounts({ config }: Context): void {
  if (config.access.mode === 'local')
    throw new PapiscopeError('not_found', 'Nobody signs in here (AUTH_MODE=local).');
}

export const authRoutes = [
  route({
    method: 'get',
    path: '/api/v1/auth/me',
    access: 'public',
    scope,
    tag,
    summary: 'Who asks, what they may, and how one signs in here',
    answer: { status: 200, schema: whoSchema },
    handler: ({ context, caller }) => whoIs(context, caller),
  }),
  route({
    method: 'post',
    path: '/api/v1/auth/login',
    access: 'public',
    scope,
    tag,
    summary: 'Signs a browser in with e-mail address and password; sets the cookie',
    body: loginInputSchema,
    answer: { status: 200, schema: whoSchema },
    handler: async ({ context, body, req, res }) => {
      requireAccounts(context);
      refuseForeignPages(req, context.config);
      const account = await checkPassword(context.database, body.email, body.password, req.ip ?? '');
      return whoIs(context, await enter(context, account, 'password', { req, res }));
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/auth/logout',
    access: 'viewer',
    scope,
    tag,
    summary: 'Signs this browser out',
    answer: { status: 204, empty: true },
    handler: async ({ context, caller, res }) => {
      requireAccount(caller);
      requirePerson(caller);
      await context.database.login.deleteMany({ where: { id: caller.credentialId ?? '' } });
      clearCookie(context.config, res, LOGIN_COOKIE);
      res.set('Clear-Site-Data', '"cache"');
    },
  }),
  route({
    method: 'put',
    path: '/api/v1/auth/password',
    access: 'viewer',
    scope,
    tag,
    summary: 'Changes the own password and signs every other browser out',
    body: passwordChangeSchema,
    answer: { status: 204, empty: true },
    handler: async ({ context: { database }, caller, body, req }) => {
      const account = requireAccount(caller);
      requirePerson(caller);
      if (account.password_hash === null)
        throw new PapiscopeError('forbidden', 'This account has no password; it signs in elsewhere.');
      // Guesses are counted here too: a browser left alone must not tell its owner's password.
      await checkPassword(database, account.email, body.current_password, req.ip ?? '');
      if (await passwordFits(body.new_password, account.password_hash))
        throw new PapiscopeError('password_weak', 'It is the present one.');
      const hash = await hashPassword(body.new_password, account.email);
      await database.account.update({ where: { id: account.id }, data: { password_hash: hash } });
      await endLogins(database, account.id, caller.credentialId ?? undefined);
    },
  }),
  route({
    method: 'get',
    path: '/api/v1/auth/logins',
    access: 'viewer',
    scope,
    tag,
    summary: 'Where the caller is signed in',
    answer: { status: 200, schema: loginListSchema },
    handler: async ({ context, caller }) => {
      const account = requireAccount(caller);
      const rows = await context.database.login.findMany({
        where: { account_id: account.id, expires_at: { gt: new Date() } },
        orderBy: { last_used_at: 'desc' },
      });
      return { logins: rows.map((row) => toLogin(row, caller.credentialId)) };
    },
  }),
  route({
    method: 'delete',
    path: '/api/v1/auth/logins/{id}',
    access: 'viewer',
    scope,
    tag,
    summary: 'Signs one of the own browsers out',
    params: idParamsSchema,
    answer: { status: 204, empty: true },
    handler: async ({ context, caller, params: { id } }) => {
      const account = requireAccount(caller);
      const { count } = await context.database.login.deleteMany({ where: { id, account_id: account.id } });
      if (count === 0) throw new PapiscopeError('not_found', 'There is no such login.');
    },
  }),
];
