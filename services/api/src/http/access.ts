import { PapiscopeError } from '@papiscope/shared/contracts';
import type { Request, RequestHandler } from 'express';
import type { AccessRule } from './route';

/** Decides whether a request may use a route with this rule; refuses by throwing `unauthorized`, `forbidden` or `not_found`. */
export type AccessPolicy = (rule: AccessRule, req: Request) => void | Promise<void>;

/**
 * The policy of an API without accounts: whoever reaches the port may use it, which is why it listens on the
 * loopback address by default. Other web pages in the same browser reach the port too, so what changes
 * something is refused when the browser says that another site asks for it.
 */
export const openPolicy: AccessPolicy = (_rule, req) => {
  const reads = req.method === 'GET' || req.method === 'HEAD';
  if (!reads && req.get('sec-fetch-site') === 'cross-site') {
    throw new PapiscopeError('forbidden', 'Requests from other web sites are refused.');
  }
};

/** The one gate that every route passes. */
export function gate(policy: AccessPolicy, rule: AccessRule): RequestHandler {
  return async (req, _res, next) => {
    await policy(rule, req);
    next();
  };
}
