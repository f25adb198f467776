import {
  becomeFirstAdmin,
  endLogins,
  findLink,
  hashPassword,
  spendLink,
  type Account,
} from '@papiscope/shared';
import {
  linkAnswerSchema,
  linkInputSchema,
  linkUseSchema,
  PapiscopeError,
  whoSchema,
} from '@papiscope/shared/contracts';
import type { Context } from '@papiscope/shared';
import type { z } from 'zod';
import { enter } from '../accounts/enter';
import { whoIs } from '../accounts/who';
import { refuseForeignPages } from '../access/origin';
import { route } from '../http/route';

const tag = 'accounts';
const scope = 'none';

async function use(context: Context, body: z.output<typeof linkUseSchema>): Promise<Account> {
  const { database } = context;
  const link = await findLink(database, body.link);
  if (link.kind === 'first_admin') {
    const { email, name = '', password } = body;
    if (email === undefined) throw new PapiscopeError('validation_failed', 'body.email: is needed.');
    return becomeFirstAdmin(context, body.link, { email, name, password });
  }
  const { account } = link;
  if (account === null) throw new PapiscopeError('link_invalid');
  const hash = await hashPassword(body.password, account.email);
  const changed = await database.$transaction(async (tx) => {
    await spendLink(tx, link);
    return tx.account.update({ where: { id: account.id }, data: { password_hash: hash } });
  });
  await endLogins(database, account.id);
  return changed;
}

/** One-time addresses: the first administrator, a new account's first password, a forgotten one. */
export const linkRoutes = [
  route({
    method: 'post',
    path: '/api/v1/auth/link',
    access: 'public',
    scope,
    tag,
    summary: 'What a one-time address is for',
    body: linkInputSchema,
    answer: { status: 200, schema: linkAnswerSchema },
    handler: async ({ context, body }) => {
      const { kind, account, expires_at } = await findLink(context.database, body.link);
      return {
        kind: linkAnswerSchema.shape.kind.parse(kind),
        email: account?.email ?? null,
        expires_at: expires_at.toISOString(),
      };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/auth/link/use',
    access: 'public',
    scope,
    tag,
    summary: 'Chooses the password that a one-time address is for, once, and signs in',
    body: linkUseSchema,
    answer: { status: 200, schema: whoSchema },
    handler: async ({ context, body, req, res }) => {
      refuseForeignPages(req, context.config);
      const account = await use(context, body);
      return whoIs(context, await enter(context, account, 'link', { req, res }));
    },
  }),
];
