import {
  changeAccount,
  createLink,
  endLogins,
  linkAddress,
  reachColumns,
  removeAccount,
  type Context,
} from '@papiscope/shared';
import {
  accountChangeSchema,
  accountInputSchema,
  accountLinkSchema,
  accountListSchema,
  accountSchema,
  idParamsSchema,
  newAccountSchema,
  PapiscopeError,
} from '@papiscope/shared/contracts';
import type { Request } from 'express';
import type { z } from 'zod';
import { toAccount } from '../accounts/present';
import { requirePerson } from '../accounts/who';
import { route } from '../http/route';

const tag = 'accounts';
const scope = 'everywhere';
const USER = '/api/v1/users/{id}';

async function passwordLink(
  { database, config }: Context,
  accountId: string,
  req: Request,
): Promise<z.infer<typeof accountLinkSchema>> {
  const link = await createLink(database, 'password', accountId);
  const base = config.storage.publicUrl || `${req.protocol}://${req.get('host') ?? ''}`;
  return { url: linkAddress(base, link), expires_at: link.expiresAt.toISOString() };
}

export const userRoutes = [
  route({
    method: 'get',
    path: '/api/v1/users',
    access: 'admin',
    scope,
    tag,
    summary: 'Every account',
    answer: { status: 200, schema: accountListSchema },
    handler: async ({ context }) => {
      const rows = await context.database.account.findMany({ orderBy: { email: 'asc' } });
      return { users: rows.map(toAccount) };
    },
  }),
  route({
    method: 'post',
    path: '/api/v1/users',
    access: 'admin',
    scope,
    tag,
    summary: 'A new account, with the one-time address at which its owner chooses a password',
    body: accountInputSchema,
    answer: { status: 201, schema: newAccountSchema },
    handler: async ({ context, caller, body: { airports, ...fields }, req, res }) => {
      requirePerson(caller);
      const row = await context.database.account.create({ data: { ...fields, ...reachColumns(airports) } });
      res.location(`/api/v1/users/${row.id}`);
      return { ...toAccount(row), link: await passwordLink(context, row.id, req) };
    },
  }),
  route({
    method: 'get',
    path: USER,
    access: 'admin',
    scope,
    tag,
    summary: 'An account',
    params: idParamsSchema,
    answer: { status: 200, schema: accountSchema },
    handler: async ({ context, params: { id } }) => {
      const row = await context.database.account.findUnique({ where: { id } });
      if (row === null) throw new PapiscopeError('not_found', 'There is no such account.');
      return toAccount(row);
    },
  }),
  route({
    method: 'put',
    path: USER,
    access: 'admin',
    scope,
    tag,
    summary: 'Changes what an account may do; fields that are not given stay',
    params: idParamsSchema,
    body: accountChangeSchema,
    answer: { status: 200, schema: accountSchema },
    handler: async ({ context, params: { id }, body }) =>
      toAccount(await changeAccount(context.database, id, body)),
  }),
  route({
    method: 'delete',
    path: USER,
    access: 'admin',
    scope,
    tag,
    summary: 'Removes an account with its logins and tokens; what it uploaded stays',
    params: idParamsSchema,
    answer: { status: 204, empty: true },
    handler: ({ context, params: { id } }) => removeAccount(context.database, id),
  }),
  route({
    method: 'post',
    path: `${USER}/link`,
    access: 'admin',
    scope,
    tag,
    summary: 'A one-time address at which the owner of an account chooses a new password',
    params: idParamsSchema,
    answer: { status: 201, schema: accountLinkSchema },
    handler: async ({ context, caller, params: { id }, req }) => {
      requirePerson(caller);
      if ((await context.database.account.count({ where: { id } })) === 0)
        throw new PapiscopeError('not_found', 'There is no such account.');
      return passwordLink(context, id, req);
    },
  }),
  route({
    method: 'delete',
    path: `${USER}/logins`,
    access: 'admin',
    scope,
    tag,
    summary: 'Signs an account out of every browser',
    params: idParamsSchema,
    answer: { status: 204, empty: true },
    handler: async ({ context, params: { id } }) => {
      await endLogins(context.database, id);
    },
  }),
];
