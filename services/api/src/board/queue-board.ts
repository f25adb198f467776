import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { ExpressAdapter } from '@bull-board/express';
import type { Queues } from '@papiscope/shared';
import { Router } from 'express';

export const BOARD_PATH = '/admin/queues';

/** The adapter knows Postgres queues too; only its types name Redis alone. */
type AdapterQueue = ConstructorParameters<typeof BullMQAdapter>[0];

/** Bull Board over every queue of the catalogue. */
export function queueBoard(queues: Queues): Router {
  const serverAdapter = new ExpressAdapter();
  serverAdapter.setBasePath(BOARD_PATH);
  createBullBoard({
    queues: queues.queuesForBoard().map((queue) => new BullMQAdapter(queue as AdapterQueue)),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'papiscope' } },
  });
  const router = Router();
  router.use(BOARD_PATH, serverAdapter.getRouter());
  return router;
}
