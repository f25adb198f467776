import type { Context } from '@papiscope/shared';
import { PapiscopeError } from '@papiscope/shared/contracts';
import { z } from 'zod';
import { enter } from '../accounts/enter';
import { endJourney, rememberJourney } from '../accounts/journey-cookie';
import { CALLBACK_PATH, OidcProvider } from '../accounts/oidc';
import { accountOf } from '../accounts/oidc-account';
import { route } from '../http/route';

const tag = 'accounts';
const scope = 'none';

/** One provider per configuration: what it told about itself is kept. */
const providers = new WeakMap<Context['config'], OidcProvider>();

/** @throws not_found where there is no provider */
function providerOf({ config }: Context): OidcProvider {
  const { mode, oidc } = config.access;
  if (mode === 'local' || oidc === null)
    throw new PapiscopeError('not_found', 'There is no identity provider (OIDC_ISSUER).');
  const known = providers.get(config) ?? new OidcProvider(oidc, config.storage.publicUrl);
  providers.set(config, known);
  return known;
}

/** A page of the app; never an address elsewhere. */
const returnToSchema = z
  .string()
  .max(500)
  .regex(/^\/(?![/\\])[\w/.-]*$/)
  .catch('/');

export const oidcRoutes = [
  route({
    method: 'get',
    path: '/api/v1/auth/oidc/start',
    access: 'public',
    scope,
    tag,
    summary: 'Sends the browser to the identity provider; return_to: the page to come back to',
    query: z.object({ return_to: returnToSchema }),
    answer: { status: 302, media: ['text/plain'], description: 'On to the identity provider.' },
    handler: async ({ context, query, res }) => {
      const { url, journey } = await providerOf(context).leave(query.return_to);
      rememberJourney(context.config, res, journey);
      res.redirect(url);
    },
  }),
  route({
    method: 'get',
    path: CALLBACK_PATH,
    access: 'public',
    scope,
    tag,
    summary: 'Where the identity provider sends the browser back to; signs it in',
    answer: { status: 302, media: ['text/plain'], description: 'On to the app.' },
    handler: async ({ context, req, res }) => {
      const provider = providerOf(context);
      const journey = endJourney(context.config, req, res);
      const query = req.originalUrl.slice(req.originalUrl.indexOf('?'));
      const account = await accountOf(context.database, await provider.arrive(query, journey));
      await enter(context, account, 'oidc', { req, res });
      res.redirect(journey.returnTo);
    },
  }),
];
