import { issueToken, revokeToken } from '@papiscope/shared';
import {
  idParamsSchema,
  newTokenSchema,
  PapiscopeError,
  tokenInputSchema,
  tokenListQuerySchema,
  tokenListSchema,
} from '@papiscope/shared/contracts';
import { toToken } from '../accounts/present';
import { requireAccount, requirePerson } from '../accounts/who';
import type { Caller } from '../access/caller';
import { route } from '../http/route';

const tag = 'accounts';
const scope = 'none';
const TOKENS = '/api/v1/tokens';

/** Only who may manage accounts reaches the tokens of others. */
function managesAll({ role, airports }: Caller): boolean {
  return role === 'admin' && airports === 'all';
}

export const tokenRoutes = [
  route({
    method: 'get',
    path: TOKENS,
    access: 'viewer',
    scope,
    tag,
    summary: 'The own tokens, the newest first; administrators see all with ?all=true',
    query: tokenListQuerySchema,
    answer: { status: 200, schema: tokenListSchema },
    handler: async ({ context, caller, query }) => {
      if (query.all && !managesAll(caller))
        throw new PapiscopeError('forbidden', 'The tokens of others are for administrators.');
      const rows = await context.database.apiToken.findMany({
        where: query.all ? {} : { account_id: requireAccount(caller).id },
        orderBy: { created_at: 'desc' },
        include: { account: true },
      });
      return { tokens: rows.map(toToken) };
    },
  }),
  route({
    method: 'post',
    path: TOKENS,
    access: 'viewer',
    scope,
    tag,
    summary: 'A new token, told this once',
    body: tokenInputSchema,
    answer: { status: 201, schema: newTokenSchema },
    handler: async ({ context, caller, body: { name, role, airports, expires_in_days: days } }) => {
      const { id } = requireAccount(caller);
      requirePerson(caller);
      const owner = { id, role: caller.role ?? 'viewer', airports: caller.airports };
      const { token, secret } = await issueToken(context.database, owner, { name, role, airports, days });
      return { ...toToken(token), token: secret };
    },
  }),
  route({
    method: 'delete',
    path: `${TOKENS}/{id}`,
    access: 'viewer',
    scope,
    tag,
    summary: 'Revokes a token',
    params: idParamsSchema,
    answer: { status: 204, empty: true },
    handler: ({ context, caller, params: { id } }) =>
      revokeToken(context.database, id, managesAll(caller) ? undefined : requireAccount(caller).id),
  }),
];
