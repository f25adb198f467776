import { createBullBoard } from '@bull-board/api';
import { ExpressAdapter } from '@bull-board/express';
import { roleIncludes } from '@papiscope/shared/contracts';
import type { Database, Queues } from '@papiscope/shared';
import { Router, type RequestHandler } from 'express';
import { callerOf, gate } from '../access/gate';
import { isRead } from '../access/origin';
import type { AccessPolicy } from '../access/policy';
import { DiscreetAdapter } from './discreet-adapter';

export const BOARD_PATH = '/admin/queues';

/** The adapter knows Postgres queues too; only its types name Redis alone. */
type AdapterQueue = ConstructorParameters<typeof DiscreetAdapter>[0];

function boardOver(queues: Queues, readOnlyMode: boolean): RequestHandler {
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

/** Bull Board over every queue of the catalogue: operators look, administrators act. */
export function queueBoard(
  queues: Queues,
  access: { readonly policy: AccessPolicy; readonly database: Database },
): Router {
  const forAdmins = boardOver(queues, false);
  const forOperators = boardOver(queues, true);
  const router = Router();
  const pass = gate(access, (req) => (isRead(req) ? 'operator' : 'admin'), 'everywhere');
  router.use(BOARD_PATH, pass, (req, res, next) => {
    const { role } = callerOf(res);
    const board = role !== null && roleIncludes(role, 'admin') ? forAdmins : forOperators;
    board(req, res, next);
  });
  return router;
}
