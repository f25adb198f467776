import { createBullBoard } from '@bull-board/api';
import { ExpressAdapter } from '@bull-board/express';
import type { Queues } from '@papiscope/shared';
import type { RequestHandler } from 'express';
import { DiscreetAdapter } from './discreet-adapter';
import { BOARD_PATH } from './path';

/** The adapter knows Postgres queues too; only its types name Redis alone. */
type AdapterQueue = ConstructorParameters<typeof DiscreetAdapter>[0];

/** Bull Board over every queue of the catalogue. */
export function boardOver(queues: Queues, readOnlyMode: boolean): RequestHandler {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(BOARD_PATH);
  const adapters = queues
    .queuesForBoard()
    .map(
      (queue) => new DiscreetAdapter(queue as AdapterQueue, { readOnlyMode, allowRetries: !readOnlyMode }),
    );
  createBullBoard({ queues: adapters, serverAdapter, options: { uiConfig: { boardTitle: 'papiscope' } } });
  return serverAdapter.getRouter() as RequestHandler;
}
