import type { Database } from '@papiscope/shared';
import type { Request, RequestHandler, Response } from 'express';
import type { AccessRule } from '../http/route';
import { NOBODY, type Caller } from './caller';
import type { AccessPolicy } from './policy';
import { requireScope, type Scope } from './scope';

interface Locals {
  caller?: Caller;
}

/** Who the gate has let in. */
export function callerOf(res: Response): Caller {
  return (res.locals as Locals).caller ?? NOBODY;
}

/** The one gate that every route passes: who asks, whether they may, and whether they may see what the address names. */
export function gate(
  { policy, database }: { readonly policy: AccessPolicy; readonly database: Database },
  rule: AccessRule | ((req: Request) => AccessRule),
  scope: Scope,
): RequestHandler {
  const pass: RequestHandler = async (req, res, next) => {
    const caller = await policy(typeof rule === 'function' ? rule(req) : rule, req);
    (res.locals as Locals).caller = caller;
    await requireScope(database, caller, scope, req.params);
    next();
  };
  GATES.add(pass);
  return pass;
}

const GATES = new WeakSet<object>();

/** Whether a handler is a gate: what comes after it has a stated rule. */
export function isGate(handler: object): boolean {
  return GATES.has(handler);
}
