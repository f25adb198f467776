import { roleIncludes } from '@papiscope/shared/contracts';
import type { Database, Queues } from '@papiscope/shared';
import { Router, type RequestHandler } from 'express';
import { callerOf, gate } from '../access/gate';
import { isRead } from '../access/origin';
import type { AccessPolicy } from '../access/policy';
import type * as Board from './board-over';
import { BOARD_PATH } from './path';

/** Loaded with the first look at it: few ever look. */
function openBoard(queues: Queues, readOnly: boolean): RequestHandler {
  return (module.require('./board-over') as typeof Board).boardOver(queues, readOnly);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Bull Board over every queue of the catalogue: operators look, administrators act. */
export function queueBoard(
  queues: Queues,
  access: { readonly policy: AccessPolicy; readonly database: Database },
): Router {
  const forAdmins = once(() => openBoard(queues, false));
  const forOperators = once(() => openBoard(queues, true));
  const router = Router();
  const pass = gate(access, (req) => (isRead(req) ? 'operator' : 'admin'), 'everywhere');
  router.use(BOARD_PATH, pass, (req, res, next) => {
    const { role } = callerOf(res);
    const board = role !== null && roleIncludes(role, 'admin') ? forAdmins : forOperators;
    board()(req, res, next);
  });
  return router;
}
