import { PapiscopeError } from '@papiscope/shared/contracts';
import express, { type Express } from 'express';
import type { Context } from '@papiscope/shared';
import { BOARD_PATH, queueBoard } from './board/queue-board';
import { gate, openPolicy, type AccessPolicy } from './http/access';
import { securityHeaders } from './http/headers';
import { requestLog } from './http/logging';
import { sendProblem } from './http/problem';
import { routerOf } from './http/router';
import { ROUTES } from './routes';
import { WEB_FOLDER, webApp } from './web/web-app';

export interface ApiOptions {
  /** Who may do what; everybody may do everything by default. */
  readonly policy?: AccessPolicy;
  /** Where the built browser app lies. */
  readonly webFolder?: string;
  /** Aborted when the service is about to stop. */
  readonly stopping?: AbortSignal;
}

/** The whole HTTP API over a context that the caller owns. */
export function createApi(
  context: Context,
  { policy = openPolicy, webFolder = WEB_FOLDER, stopping = new AbortController().signal }: ApiOptions = {},
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestLog(context.log), securityHeaders);
  app.use(routerOf(ROUTES, context, { policy, stopping }));
  app.use(BOARD_PATH, gate(policy, 'admin'));
  app.use(queueBoard(context.queues));
  app.use(webApp(webFolder));
  app.use(() => {
    throw new PapiscopeError('not_found');
  });
  app.use(sendProblem);
  return app;
}
