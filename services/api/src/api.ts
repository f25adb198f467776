import { PapiscopeError } from '@papiscope/shared/contracts';
import express, { type Express } from 'express';
import type { Context } from '@papiscope/shared';
import { gate } from './access/gate';
import { policyFor, type AccessPolicy } from './access/policy';
import { backToSignIn } from './accounts/refused';
import { queueBoard } from './board/queue-board';
import { crossOrigin } from './http/cross-origin';
import { compressed } from './http/compressed';
import { securityHeaders } from './http/headers';
import type { RequestLimit } from './http/limits';
import { requestLog } from './http/logging';
import { PATIENCE, type Patience } from './http/patience';
import { sendProblem } from './http/problem';
import { promptBody } from './http/prompt-body';
import { routerOf } from './http/router';
import { ROUTES } from './routes';
import { WEB_FOLDER, webApp } from './web/web-app';

export interface ApiOptions {
  /** Who may do what, where it is not as the settings say. */
  readonly policy?: AccessPolicy;
  /** How often one address may ask; null: as often as it likes. */
  readonly limit?: RequestLimit | null;
  /** Where the built browser app lies. */
  readonly webFolder?: string;
  /** With slow clients, where it is not the usual one. */
  readonly patience?: Patience;
  /** Aborted when the service is about to stop. */
  readonly stopping?: AbortSignal;
}

/** The whole HTTP API over a context that the caller owns. */
export function createApi(
  context: Context,
  {
    policy = policyFor(context),
    webFolder = WEB_FOLDER,
    limit = null,
    patience = PATIENCE,
    stopping = new AbortController().signal,
  }: ApiOptions = {},
): Express {
  const { trustProxy, corsOrigins } = context.config.access;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  const access = { policy, database: context.database };
  app.set('trust proxy', trustProxy);
  app.use(requestLog(context.log), promptBody(patience.body), securityHeaders(context.config), compressed());
  if (limit !== null) app.use(limit.check);
  if (corsOrigins.length > 0) app.use(crossOrigin(corsOrigins));
  app.use(routerOf(ROUTES, context, { policy, stopping }));
  app.use(queueBoard(context.queues, access));
  // The page and its files are the same for everybody; what it shows comes from the routes above.
  app.use(gate(access, 'public', 'none'), webApp(webFolder));
  app.use(function notFound() {
    throw new PapiscopeError('not_found');
  });
  app.use(backToSignIn);
  app.use(sendProblem);
  return app;
}
